#include "drivers/code_scanner/scanned_text.hpp"

#include <algorithm>

#include "drivers/text/gb18030.hpp"
#include "drivers/text/utf8.hpp"

namespace drivers {
namespace {

bool is_letter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

} // namespace

std::optional<std::string> scanned_text(std::string_view bytes) {
    if (is_utf8(bytes)) return std::string(bytes);
    return gb18030_to_utf8(bytes);
}

std::string_view without_aim_identifier(std::string_view bytes, const std::vector<std::string>& our_prefixes) {
    constexpr std::size_t identifier_size = 3;
    if (bytes.size() <= identifier_size || bytes[0] != ']' || !is_letter(bytes[1]) ||
        !(is_letter(bytes[2]) || is_digit(bytes[2])))
        return bytes;
    const auto rest = bytes.substr(identifier_size);
    const bool ours = std::any_of(our_prefixes.begin(), our_prefixes.end(),
                                  [rest](const std::string& prefix) { return rest.starts_with(prefix); });
    return ours ? rest : bytes;
}

} // namespace drivers
