#include "ui/png_bounds.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#define ZLIB_CONST // what is unpacked is only read
#include <zlib.h>

namespace liaison::ui {

namespace {

using Bytes = std::span<const std::byte>;

std::uint32_t big_endian(Bytes bytes) {
    std::uint32_t number = 0;
    for (const std::byte byte : bytes.first(4))
        number = number << 8 | std::to_integer<std::uint32_t>(byte);
    return number;
}

// Channels of a PNG's colour type (ISO/IEC 15948, 11.2.2); 0: there is no such type.
std::uint64_t channels_of(std::byte colour_type) {
    switch (std::to_integer<int>(colour_type)) {
    case 0:
    case 3: return 1;
    case 2: return 3;
    case 4: return 2;
    case 6: return 4;
    default: return 0;
    }
}

// What the header's picture unpacks to at most, also where it comes in seven passes, whose rows each have a
// byte more.
std::optional<std::uint64_t> unpacked_bytes(Bytes header) {
    constexpr std::size_t header_bytes = 13, depth_at = 8, colour_at = 9;
    if (header.size() < header_bytes) return std::nullopt;
    const std::uint64_t width = big_endian(header), height = big_endian(header.subspan(4));
    const std::uint64_t bits =
        std::to_integer<std::uint64_t>(header[depth_at]) * channels_of(header[colour_at]);
    constexpr std::uint64_t longest_side = 1 << 16;
    if (bits == 0 || bits > 64 || width > longest_side || height > longest_side) return std::nullopt;
    return ((width * bits + 7) / 8 + 1) * height + 4 * height + 64;
}

struct EndInflate {
    void operator()(z_stream* stream) const {
        inflateEnd(stream);
        delete stream;
    }
};

// Unpacks into nothing, and counts.
class Counter {
public:
    explicit Counter(std::uint64_t most) : most_(most) {
        if (inflateInit(stream_.get()) != Z_OK) most_ = 0;
    }
    // False: there is more than the most, or it is damaged.
    bool take(Bytes packed) {
        stream_->next_in = static_cast<const Bytef*>(static_cast<const void*>(packed.data()));
        stream_->avail_in = static_cast<uInt>(packed.size());
        int result = Z_OK;
        while (result == Z_OK && (stream_->avail_in > 0 || stream_->avail_out == 0)) {
            stream_->next_out = scratch_.data();
            stream_->avail_out = static_cast<uInt>(scratch_.size());
            result = inflate(stream_.get(), Z_NO_FLUSH);
            count_ += scratch_.size() - stream_->avail_out;
            if (count_ > most_) return false;
        }
        // Where another decoder would go on, this one cannot count.
        return result == Z_OK || result == Z_STREAM_END || result == Z_BUF_ERROR;
    }

private:
    std::array<Bytef, 32 * 1024> scratch_{};
    std::unique_ptr<z_stream, EndInflate> stream_{new z_stream{}};
    std::uint64_t most_;
    std::uint64_t count_ = 0;
};

bool is_chunk(Bytes name, const char* expected) {
    return std::memcmp(name.data(), expected, 4) == 0;
}

} // namespace

// Chunks of length, name, content and checksum; the packed picture is in one or several IDAT.
bool png_unpacks_as_it_says(std::span<const std::byte> file) {
    constexpr std::size_t signature = 8, around_content = 12;
    if (file.size() < signature) return false;
    std::unique_ptr<Counter> counter;
    for (Bytes rest = file.subspan(signature); rest.size() >= around_content;) {
        const std::size_t length = big_endian(rest);
        const Bytes name = rest.subspan(4, 4);
        if (length > rest.size() - around_content) return false; // it ends early
        const Bytes content = rest.subspan(8, length);
        if (!counter) {
            const auto most = is_chunk(name, "IHDR") ? unpacked_bytes(content) : std::nullopt;
            if (!most) return false;
            counter = std::make_unique<Counter>(*most);
        } else if (is_chunk(name, "IHDR") || (is_chunk(name, "IDAT") && !counter->take(content))) {
            return false;
        }
        rest = rest.subspan(around_content + length);
    }
    return counter != nullptr;
}

} // namespace liaison::ui
