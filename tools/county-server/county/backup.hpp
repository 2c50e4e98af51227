// Copies of the county's database that can be trusted: each is read as a whole before it gets its name. The
// keys and certificates of the folder are files of their own, which do not change; they are copied once.
#pragma once

#include <filesystem>
#include <string>

namespace liaison::county {

// While servers work on it: what was committed when it began. SQLite: a SQLite file; PostgreSQL: an archive of
// pg_dump, whose programs must be in the path. `file` must not be there yet. `place` as Database takes it.
// Throws std::runtime_error, and leaves nothing at `file`.
void back_up(const std::string& place, const std::filesystem::path& file);

// Into a place where nothing is yet: no file, or a database without tables. Throws std::runtime_error, and
// leaves the place as it was.
void restore(const std::string& place, const std::filesystem::path& file);

} // namespace liaison::county
