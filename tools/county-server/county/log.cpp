#include "county/log.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace liaison::county {

std::string in_log(std::string_view value) {
    const auto is_plain = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && c != '"' && c != '=' && c != '\\' && c != 0x7F;
    };
    if (!value.empty() && std::all_of(value.begin(), value.end(), is_plain)) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\')
            quoted += {'\\', c};
        else if ((c >= 0 && c < ' ') || c == 0x7F)
            quoted += fmt::format("\\x{:02x}", c);
        else
            quoted += c;
    }
    return quoted + "\"";
}

} // namespace liaison::county
