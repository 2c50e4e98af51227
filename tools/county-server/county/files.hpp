#pragma once

#include <filesystem>
#include <string>

namespace liaison::county {

// Throws std::runtime_error with the file's name.
std::string read_file(const std::filesystem::path& file);

enum class Readers { owner, everyone };

// Replaces the file as a whole: after a power cut there is the old one or the new one. Throws
// std::runtime_error.
void write_file(const std::filesystem::path& file, const std::string& content, Readers readers);

// `fresh` becomes `file` in the same way.
void put_in_place(const std::filesystem::path& fresh, const std::filesystem::path& file);

} // namespace liaison::county
