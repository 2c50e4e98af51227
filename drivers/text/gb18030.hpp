// GB18030, the Chinese encoding of printers and older scanners, by the C library's tables.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace drivers {

// Nothing where the input is not valid in its encoding.
std::optional<std::string> utf8_to_gb18030(std::string_view utf8);
std::optional<std::string> gb18030_to_utf8(std::string_view bytes);

} // namespace drivers
