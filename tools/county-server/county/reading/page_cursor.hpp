// Where a list goes on: the place of its last entry in the order of the list, so that nothing is left out or
// shown twice when something new comes in before or behind it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace liaison::county {

// A cursor of these parts, none of which holds an underscore.
std::string cursor_of(const std::vector<std::string>& parts);

// Its parts; nothing where it does not have so many.
std::optional<std::vector<std::string>> parts_of(const std::string& cursor, std::size_t count);

// How much of a list somebody wants, from where.
struct PageWish {
    std::string before; // a cursor; empty: from the start
    std::int64_t limit = 50;
};
inline constexpr std::int64_t most_entries = 200;

} // namespace liaison::county
