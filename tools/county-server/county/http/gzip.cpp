#include "county/http/gzip.hpp"

#include <algorithm>
#include <new>

#include <zlib.h>

namespace liaison::county {

namespace {

constexpr int window_of_gzip = 15 + 16; // zlib: 16 more asks for gzip's frame and no other
constexpr int usual_memory = 8;

Bytef* bytes_of(std::string_view text) {
    return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(text.data())); // zlib only reads them
}

class Inflater {
public:
    explicit Inflater(std::string_view bytes) {
        stream_.next_in = bytes_of(bytes);
        stream_.avail_in = static_cast<uInt>(bytes.size());
        if (inflateInit2(&stream_, window_of_gzip) != Z_OK) throw std::bad_alloc();
    }
    ~Inflater() { inflateEnd(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    z_stream& stream() { return stream_; }

private:
    z_stream stream_{};
};

} // namespace

std::string compressed(std::string_view text) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, window_of_gzip, usual_memory, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        throw std::bad_alloc();
    std::string bytes(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    stream.next_in = bytes_of(text);
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = bytes_of(bytes);
    stream.avail_out = static_cast<uInt>(bytes.size());
    deflate(&stream, Z_FINISH); // the bound is enough for all of it at once
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    return bytes;
}

tl::expected<std::string, Unreadable> decompressed(std::string_view bytes, std::size_t most_bytes) {
    Inflater inflater(bytes);
    z_stream& stream = inflater.stream();
    std::string text;
    for (;;) {
        constexpr std::size_t step = 64 * 1024;
        const std::size_t had = text.size();
        text.resize(std::min(had + step, most_bytes + 1));
        stream.next_out = bytes_of(text) + had;
        stream.avail_out = static_cast<uInt>(text.size() - had);
        const int result = inflate(&stream, Z_NO_FLUSH);
        text.resize(text.size() - stream.avail_out);
        if (text.size() > most_bytes) return tl::unexpected(Unreadable::too_large);
        if (result == Z_STREAM_END) break;
        if (result != Z_OK || text.size() == had) return tl::unexpected(Unreadable::damaged);
    }
    if (stream.avail_in != 0) return tl::unexpected(Unreadable::damaged);
    return text;
}

} // namespace liaison::county
