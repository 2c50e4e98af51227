#include <sys/stat.h>

#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
namespace fs = std::filesystem;
using Kind = liaison::domain::SaveError::Kind;

TEST_CASE("the key is made once and then read") {
    const TemporaryFolder folder;
    const auto made = DeviceKey::open(folder.path(), random_from(1)).value();
    const auto read = DeviceKey::open(folder.path(), random_from(2)).value();
    CHECK(made.person_key("999999196001010013") == read.person_key("999999196001010013"));
    CHECK(content_of(folder.path() / "device.key").size() == 32);
    CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
    const TemporaryFolder other;
    const auto foreign = DeviceKey::open(other.path(), random_from(3)).value();
    CHECK(foreign.person_key("999999196001010013") != made.person_key("999999196001010013"));
}

TEST_CASE("the hash is HMAC-SHA256 under the key, with the purpose in front") {
    const TemporaryFolder folder;
    write_file(folder.path() / "device.key", std::string(32, '\x0b'));
    const auto key = DeviceKey::open(folder.path(), random_from(1)).value();
    // printf 'liaison person 1\0x' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b...0b
    CHECK(key.person_key("x") == "7c8063d9a04b93e93bc475eee2c54a305521f5c1925735dfe0a04428bb0a7f62");
    CHECK(key.code_hash("x") == "96c8d2cfcd2deadae59ebfc250b4d0259860d2c6e83753e811a374a62c9c19d3");
    CHECK(key.person_key("").empty());
}

TEST_CASE("what a crash left of an unfinished key is no obstacle") {
    const TemporaryFolder folder;
    write_file(folder.path() / "device.key.new", "half a k");
    CHECK(DeviceKey::open(folder.path(), random_from(1)));
    CHECK_FALSE(fs::exists(folder.path() / "device.key.new"));
}

TEST_CASE("a damaged key is reported and left alone") {
    const TemporaryFolder folder;
    const std::size_t size = GENERATE(0U, 31U, 33U);
    write_file(folder.path() / "device.key", std::string(size, 'k'));
    const auto key = DeviceKey::open(folder.path(), random_from(1));
    REQUIRE_FALSE(key);
    CHECK(key.error().kind == Kind::corrupt);
    CHECK(content_of(folder.path() / "device.key") == std::string(size, 'k'));
}

TEST_CASE("where the key cannot be made, the error says so") {
    const TemporaryFolder folder;
    write_file(folder.path() / "file", "x");
    const auto key = DeviceKey::open(folder.path() / "file", random_from(1));
    REQUIRE_FALSE(key);
    CHECK(key.error().kind == Kind::no_permission);
}
