// The schema's history. A database carries the number of its last migration as SQLite's user_version; a step
// that was ever shipped is never edited, the next one is added.
#pragma once

#include <span>

namespace liaison::store {

struct Migration {
    int version; // 1, 2, 3 ...
    const char* sql;
};

std::span<const Migration> all_migrations();

inline constexpr int application_id = 0x4c5a4b31; // "LZK1", in the header of each of our databases

} // namespace liaison::store
