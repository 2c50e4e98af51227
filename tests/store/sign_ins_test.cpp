#include "catch.hpp"
#include "station.hpp"
#include "store/sign_ins.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

TEST_CASE("five tries, then a pause that a restart does not end") {
    const TemporaryFolder folder;
    {
        StoreAtWork station(folder.data());
        SignIns sign_ins(*station.database);
        for (int i = 0; i < wrong_tries_before_pause; ++i)
            CHECK(sign_ins.begin_try("deputy-1", morning()).value());
        CHECK_FALSE(sign_ins.begin_try("deputy-1", morning(4min)).value());
        CHECK(sign_ins.begin_try("deputy-2", morning(4min)).value());
    }
    StoreAtWork station(folder.data(), 2);
    SignIns sign_ins(*station.database);
    CHECK_FALSE(sign_ins.begin_try("deputy-1", morning(4min)).value());
    CHECK(sign_ins.begin_try("deputy-1", morning(5min)).value());
    CHECK(station.visits.station_day(morning().today)->sign_ins.size() == 2);
}

TEST_CASE("fifteen wrong tries lock until the keeper lifts it, the keeper's own only pause") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    SignIns sign_ins(*station.database);
    const auto tries = [&](const char* who) {
        int allowed = 0;
        for (int minute = 0; minute < 600; ++minute)
            allowed += sign_ins.begin_try(who, morning(std::chrono::minutes{minute})).value() ? 1 : 0;
        return allowed;
    };
    CHECK(tries("deputy-1") == wrong_tries_before_lock);
    CHECK(station.visits.station_day(morning().today)->sign_ins.at(0).is_locked());
    CHECK(tries(keeper_signs_in) > wrong_tries_before_lock);
    REQUIRE(sign_ins.forget("deputy-1"));
    CHECK(sign_ins.begin_try("deputy-1", morning(700min)).value());
}

TEST_CASE("a clock that was set back does not make a pause longer") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    SignIns sign_ins(*station.database);
    for (int i = 0; i < wrong_tries_before_pause; ++i)
        REQUIRE(sign_ins.begin_try("deputy-1", morning(1440min)).value());
    CHECK(sign_ins.begin_try("deputy-1", morning()).value());
}
