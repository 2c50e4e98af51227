#include "drivers/text/gb18030.hpp"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include <iconv.h>

namespace drivers {
namespace {

class Converter {
public:
    Converter(const char* to, const char* from) : handle_(::iconv_open(to, from)) {
        // The C library always has these two encodings; without them the system is broken.
        if (reinterpret_cast<std::intptr_t>(handle_) == -1)
            throw std::system_error(errno, std::generic_category(), "iconv_open");
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { ::iconv_close(handle_); }

    std::optional<std::string> convert(std::string_view text) {
        // Four bytes a byte cover the worst case in both directions.
        std::string output(text.size() * 4 + 4, '\0');
        ::iconv(handle_, nullptr, nullptr, nullptr, nullptr); // whatever the last text left half read
        char* in = const_cast<char*>(text.data());            // iconv's old signature; it does not write there
        char* out = output.data();
        std::size_t in_left = text.size();
        std::size_t out_left = output.size();
        if (::iconv(handle_, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1) || in_left != 0)
            return std::nullopt;
        output.resize(output.size() - out_left);
        return output;
    }

private:
    iconv_t handle_;
};

} // namespace

// Opened once a thread: that costs more than to convert a ticket.
std::optional<std::string> utf8_to_gb18030(std::string_view utf8) {
    static thread_local Converter converter("GB18030", "UTF-8");
    return converter.convert(utf8);
}

std::optional<std::string> gb18030_to_utf8(std::string_view bytes) {
    static thread_local Converter converter("UTF-8", "GB18030");
    return converter.convert(bytes);
}

} // namespace drivers
