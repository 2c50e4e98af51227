#include "sync/gzip.hpp"

#include <new>

#define ZLIB_CONST // what is read is const
#include <zlib.h>

namespace liaison::sync {

std::string gzip(std::string_view bytes) {
    constexpr int window_of_gzip = 15 + 16; // zlib: 16 more asks for gzip's frame
    constexpr int usual_memory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window_of_gzip, usual_memory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string compressed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(compressed.data());
    stream.avail_out = static_cast<uInt>(compressed.size());
    deflate(&stream, Z_FINISH); // into enough room: always to its end
    compressed.resize(stream.total_out);
    deflateEnd(&stream);
    return compressed;
}

} // namespace liaison::sync
