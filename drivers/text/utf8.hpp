// UTF-8 as devices need it: made from what a chip says, and checked when a stranger's code claims to be it.
#pragma once

#include <string>
#include <string_view>

namespace drivers {

// Strict (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view bytes);

// A value that is no character becomes U+FFFD.
void append_utf8(std::string& text, char32_t code_point);

} // namespace drivers
