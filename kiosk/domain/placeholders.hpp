// The {names} in a text of the program, where it fills in what it knows.
#pragma once

#include <optional>
#include <set>
#include <string_view>

namespace liaison::domain {

using Placeholders = std::set<std::string_view>; // without their braces; they point into the text

inline constexpr std::string_view count_placeholder = "count"; // chooses between a text's forms

// Nothing: a brace stands without the other.
std::optional<Placeholders> placeholders(std::string_view text);

// Whether a text has a place for all that is filled into the original, and for nothing else. `for_one_count`:
// "one person" may be said without a figure.
bool fills_in_the_same(std::string_view text, std::string_view original, bool for_one_count);

} // namespace liaison::domain
