#include "catch.hpp"
#include "station.hpp"
#include "store/boots.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;

namespace {

const SigningKey& county() {
    static const SigningKey key = SigningKey::generate();
    return key;
}

SignedConfiguration document(int version) {
    return sign_configuration("{\"version\": " + std::to_string(version) +
                                  ",\t\"odd  spacing\": \"\xe6\xb0\x91\"}\n",
                              {.county = "county-001",
                               .station = "room-017",
                               .version = version,
                               .issued = {},
                               .expires = {},
                               .sha256 = {},
                               .bytes = 0},
                              {county()});
}

} // namespace

TEST_CASE("the current and the previous configuration are kept byte for byte") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        Configurations configurations(*station.database);
        CHECK(configurations.current().value() == std::nullopt);
        CHECK(configurations.newest_version().value() == 0);
        for (const int version : {1, 2, 5})
            REQUIRE(configurations.store_new(version, document(version), morning().wall));
    }
    StoreAtWork station(folder.data());
    Configurations configurations(*station.database);
    const auto current = configurations.current().value();
    const auto previous = configurations.previous().value();
    REQUIRE(current);
    REQUIRE(previous);
    CHECK(current->version == 5);
    CHECK(current->envelope == document(5));
    CHECK(current->stored_at == morning().wall);
    CHECK(previous->version == 2);
    CHECK(previous->envelope == document(2));
}

TEST_CASE("only a newer configuration is stored, and one taken back never comes again") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    Configurations configurations(*station.database);
    CHECK_FALSE(configurations.store_new(0, document(0), morning().wall));
    CHECK_FALSE(configurations.roll_back());
    REQUIRE(configurations.store_new(3, document(3), morning().wall));
    CHECK_FALSE(configurations.roll_back());
    CHECK(configurations.current().value()->version == 3);
    CHECK_FALSE(configurations.store_new(3, document(3), morning().wall));
    CHECK_FALSE(configurations.store_new(2, document(2), morning().wall));
    REQUIRE(configurations.store_new(4, document(4), morning().wall));
    CHECK(configurations.roll_back()->version == 3);
    CHECK(configurations.current().value()->version == 3);
    CHECK(configurations.previous().value() == std::nullopt);
    CHECK_FALSE(configurations.store_new(4, document(4), morning().wall));
    CHECK(configurations.newest_version().value() == 4);
    CHECK(configurations.store_new(5, document(5), morning().wall));
}

TEST_CASE("starts that never came to work well are counted for one configuration") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    Boots boots(*station.database);
    CHECK(boots.failed_in_a_row(7).value() == 0);
    const auto good = boots.begin(7, morning().wall).value();
    CHECK(boots.failed_in_a_row(7).value() == 1);
    CHECK_FALSE(boots.has_worked_with(7).value());
    REQUIRE(boots.mark_good(good));
    CHECK(boots.has_worked_with(7).value());
    CHECK(boots.failed_in_a_row(7).value() == 0);
    REQUIRE(boots.begin(8, morning().wall));
    REQUIRE(boots.begin(8, morning().wall));
    CHECK_FALSE(boots.has_worked_with(8).value());
    CHECK(boots.failed_in_a_row(8).value() == 2);
    CHECK(boots.failed_in_a_row(7).value() == 0);
    REQUIRE(boots.begin(7, morning().wall));
    CHECK(boots.failed_in_a_row(8).value() == 0);
    CHECK_FALSE(boots.mark_good(4711));
}
