// Text that comes from outside: what counts as text at all, and how long it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace liaison::domain {

// Strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view bytes);

// The code points of a text; each byte that is not part of valid UTF-8 becomes U+FFFD.
std::vector<char32_t> code_points(std::string_view text);
std::string to_utf8(char32_t code_point);

// Valid UTF-8 without control characters (line feed aside) and without the marks that turn the reading
// direction.
bool is_plain_text(std::string_view text);

// The text with everything taken out that is_plain_text would refuse, cut to `most` code points.
std::string clean_text(std::string_view text, std::size_t most);

enum class Boundary { before, may_be_here };

// Where the grapheme before `offset` (bytes) begins: a Han character, a Tibetan stack with its vowels, a letter
// with its accents. With may_be_here, `offset` itself if it is such a place. Offsets beyond the end mean the
// end.
std::size_t grapheme_before(std::string_view text, std::size_t offset, Boundary boundary = Boundary::before);

} // namespace liaison::domain
