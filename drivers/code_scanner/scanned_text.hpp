// From the bytes of a scan to text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers {

// Strict UTF-8 first, else GB18030, else nothing (code-scanner.md 2). The result is UTF-8; what it may contain
// is the caller's to check.
std::optional<std::string> scanned_text(std::string_view bytes);

// Takes off an AIM identifier ("]Q1" and the like), but only where the rest then begins with one of our
// prefixes.
std::string_view without_aim_identifier(std::string_view bytes, const std::vector<std::string>& our_prefixes);

} // namespace drivers
