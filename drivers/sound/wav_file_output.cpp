#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "drivers/sound/sound_output.hpp"

namespace drivers {
namespace {

// RIFF WAVE as Microsoft and IBM described it in 1991: one "fmt " chunk for PCM, one "data" chunk.
constexpr std::size_t header_size = 44;
using Header = std::array<std::uint8_t, header_size>;

void put(Header& header, std::size_t place, std::uint32_t value, std::size_t bytes) {
    for (std::size_t i = 0; i < bytes; ++i)
        header[place + i] = static_cast<std::uint8_t>(value >> (8 * i));
}

Header header_for(std::size_t data_bytes) {
    Header header{};
    std::memcpy(header.data(), "RIFF....WAVEfmt ", 16);
    put(header, 4, static_cast<std::uint32_t>(header_size - 8 + data_bytes), 4);
    put(header, 16, 16, 4);              // size of the format
    put(header, 20, 1, 2);               // PCM
    put(header, 22, 1, 2);               // one channel
    put(header, 24, output_rate, 4);     // samples a second
    put(header, 28, output_rate * 2, 4); // bytes a second
    put(header, 32, 2, 2);               // bytes a sample
    put(header, 34, 16, 2);              // bits a sample
    std::memcpy(header.data() + 36, "data", 4);
    put(header, 40, static_cast<std::uint32_t>(data_bytes), 4);
    return header;
}

bool is_same_form(Header header) {
    put(header, 4, 0, 4);
    put(header, 40, 0, 4);
    Header ours = header_for(0);
    put(ours, 4, 0, 4);
    return header == ours;
}

class WavFileOutput final : public SoundOutput {
public:
    explicit WavFileOutput(std::string path) : path_(std::move(path)) {}
    WavFileOutput(const WavFileOutput&) = delete;
    WavFileOutput& operator=(const WavFileOutput&) = delete;
    ~WavFileOutput() override { WavFileOutput::close(); }

    tl::expected<void, std::string> open() override {
        close();
        file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file_ < 0) return lost(std::strerror(errno));
        struct stat status {};
        if (::fstat(file_, &status) != 0) return lost(std::strerror(errno));
        bytes_ = 0;
        Header header{};
        if (status.st_size > 0) {
            const bool readable = ::pread(file_, header.data(), header.size(), 0) == header_size;
            if (!readable || !is_same_form(header))
                return lost("is there, and is no recording of this program");
            bytes_ = static_cast<std::size_t>(status.st_size) - header_size;
        }
        return write_header() ? tl::expected<void, std::string>{} : lost(std::strerror(errno));
    }

    void close() override {
        if (file_ >= 0) ::close(file_);
        file_ = -1;
    }

    bool is_open() const override { return file_ >= 0; }

    tl::expected<Span, std::string> write(std::span<const std::int16_t> samples) override {
        const auto size = samples.size_bytes();
        const auto place = static_cast<off_t>(header_size + bytes_);
        if (::pwrite(file_, samples.data(), size, place) != static_cast<ssize_t>(size))
            return lost(std::strerror(errno));
        bytes_ += size;
        if (!write_header()) return lost(std::strerror(errno));
        return Span{static_cast<Span::rep>(samples.size() * 1000 / output_rate)};
    }

    tl::expected<Span, std::string> finish() override { return Span{0}; }
    void drop() override {}

private:
    bool write_header() const {
        const Header header = header_for(bytes_);
        return ::pwrite(file_, header.data(), header.size(), 0) == header_size;
    }
    tl::unexpected<std::string> lost(const std::string& why) {
        close();
        return tl::unexpected<std::string>(path_ + ": " + why);
    }

    std::string path_;
    int file_ = -1;
    std::size_t bytes_ = 0; // of samples
};

} // namespace

std::unique_ptr<SoundOutput> make_wav_file_output(const std::string& path) {
    return std::make_unique<WavFileOutput>(path);
}

} // namespace drivers
