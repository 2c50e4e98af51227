// What a record bears of the clocks, and samples of health, which alone give way when the disk runs short.
#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "station.hpp"
#include "store/county_clock.hpp"
#include "store/health_log.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using std::chrono::hours, std::chrono::minutes, std::chrono::milliseconds;

namespace {

Moment running_for(minutes span, const Moment& moment = morning()) {
    return {moment.wall, moment.today, {span}};
}

StationHealth health(std::int64_t unsent = 0) {
    return {.program_version = "1.0",
            .configuration = 12,
            .devices = {{"printer", "paper_out", morning().wall}},
            .unsent = unsent};
}

} // namespace

TEST_CASE("a record bears the start of the program and how long it ran") {
    const TemporaryFolder folder;
    std::string first_boot;
    {
        StoreAtWork station(folder.data());
        REQUIRE(HealthLog(*station.database, random_from(1)).write(health(), running_for(minutes{7})));
        const auto record = station.records().back();
        CHECK(is_boot(record.clock.boot));
        CHECK(record.clock.since_boot == minutes{7});
        CHECK_FALSE(record.clock.county_ahead);
        first_boot = record.clock.boot;
        CHECK(CountyClock(*station.database).reading({morning().wall, {}})->boot == first_boot);
    }
    StoreAtWork again(folder.data());
    REQUIRE(HealthLog(*again.database, random_from(2)).write(health(), running_for(minutes{1})));
    CHECK(again.records().front().clock.boot == first_boot);
    CHECK(again.records().back().clock.boot != first_boot);
}

TEST_CASE("what was learned of the county's clock stands in every later record, whatever the wall's does") {
    const TemporaryFolder folder;
    const WallTime wall = morning().wall;
    {
        StoreAtWork station(folder.data());
        CountyClock clock(*station.database);
        CHECK_FALSE(clock.last_known().value());
        REQUIRE(clock.learn(wall + hours{3}, {wall, {minutes{10}}}));
        CHECK(clock.last_known().value() == wall + hours{3});
        HealthLog log(*station.database, random_from(1));
        REQUIRE(log.write(health(), running_for(minutes{20}, {wall + minutes{10}, morning().today})));
        CHECK(station.records().back().clock.county_ahead == milliseconds{hours{3}});
        // The wall's clock jumps back by two days; the program's own goes on.
        REQUIRE(
            log.write(health(), running_for(minutes{21}, {wall - hours{48} + minutes{11}, morning().today})));
        CHECK(station.records().back().clock.county_ahead == milliseconds{hours{51}});
    }
    StoreAtWork again(folder.data()); // only the wall's clock bridges two starts
    CHECK(CountyClock(*again.database).reading({wall, {minutes{1}}})->county_ahead == milliseconds{hours{3}});
}

TEST_CASE("when the disk runs short, waiting samples give way: facts stay, and no number is missing") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    HealthLog log(*station.database, random_from(1));
    for (int i = 0; i < 3; ++i) {
        station.checked_in(i);
        REQUIRE(log.write(health(i), morning()));
    }
    const auto before = station.records();
    CHECK(log.drop_waiting().value() == 2);
    CHECK(log.drop_waiting().value() == 0);
    const auto after = station.records();
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].sequence == static_cast<std::int64_t>(i) + 1);
        const bool gave_way = after[i].kind == RecordKind::health && i + 1 < after.size();
        CHECK(after[i].body == (gave_way ? dropped_health_body() : before[i].body));
    }
    CHECK(nlohmann::json::parse(after.back().body).at("unsent") == 2);
}
