// Files as memory that can be let go.
#include <filesystem>
#include <fstream>
#include <string>

#include "catch.hpp"
#include "ui/mapped_file.hpp"

using liaison::ui::MappedFile;

TEST_CASE("A mapped file reads the same after it was let go") {
    const std::string path = (std::filesystem::temp_directory_path() / "liaison-mapped-file-test").string();
    const std::string content(100'000, 'x');
    std::ofstream(path, std::ios::binary) << content;
    const auto file = MappedFile::open(path);
    REQUIRE(file);
    CHECK(std::string(file->bytes(), file->size()) == content);
    file->let_go();
    CHECK(std::string(file->bytes(), file->size()) == content);
    std::filesystem::remove(path);
}

TEST_CASE("What is no file, or an empty one, is not mapped") {
    CHECK_FALSE(MappedFile::open("/nowhere/at/all"));
    CHECK_FALSE(MappedFile::open("/tmp"));
    CHECK_FALSE(MappedFile::open("/dev/null"));
}
