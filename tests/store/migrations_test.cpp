#include "catch.hpp"
#include "station.hpp"
#include "store/boots.hpp"
#include "store/migrations.hpp"
#include "store/reception_logs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
namespace fs = std::filesystem;

namespace {

constexpr const char* schema =
    "SELECT group_concat(type || name || tbl_name || coalesce(sql, ''), char(10)) FROM"
    " (SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name)";

// What a station of the first version held: a visit under way and its records.
constexpr const char* first_version_data = R"sql(
INSERT INTO check_ins VALUES ('00000000-0000-4000-8000-000000000001', 'key', '测试甲', '999999196001010013', 'id_card',
    'zh', 1, 1);
INSERT INTO appointments VALUES ('00000000-0000-4000-8000-000000000002', '2026-11-25', 1, 'key',
    '00000000-0000-4000-8000-000000000001', 'deputy-1', 1795568400000, 1795569600000, 'booked', 0, 1, 'hash-2');
INSERT INTO tickets VALUES ('00000000-0000-4000-8000-000000000003', '2026-11-24', 1, 'deputy-1',
    '00000000-0000-4000-8000-000000000001', NULL, 'meeting', 1795482000000, 1795482000000, 1, 'hash-3');
INSERT INTO outbox VALUES (7, '00000000-0000-4000-8000-000000000004', 'ticket',
    '00000000-0000-4000-8000-000000000001', 1, '{}');
UPDATE outbox_counter SET last_sequence = 7;
)sql";
constexpr const char* second_version_data = R"sql(
INSERT INTO configurations VALUES ('current', 12, x'7b7d', x'0102', 1);
UPDATE configuration_high_water SET version = 12;
)sql";

// Receptions as they were before there were opinions: one passed on, one without a matter, one under way.
constexpr const char* third_version_data = R"sql(
INSERT INTO tickets VALUES ('00000000-0000-4000-8000-000000000005', '2026-11-23', 1, 'deputy-1',
    '00000000-0000-4000-8000-000000000001', NULL, 'done', 1795382000000, 1795382000000, 1, 'hash-5');
INSERT INTO tickets VALUES ('00000000-0000-4000-8000-000000000006', '2026-11-23', 2, 'deputy-1',
    '00000000-0000-4000-8000-000000000001', NULL, 'done', 1795382000000, 1795382000000, 1, 'hash-6');
INSERT INTO receptions VALUES ('00000000-0000-4000-8000-000000000007', '00000000-0000-4000-8000-000000000005',
    '00000000-0000-4000-8000-000000000001', 'deputy-1', 1795382001005, 1795382600000, 'roads', '旧"话', 'passed_on');
INSERT INTO receptions VALUES ('00000000-0000-4000-8000-000000000008', '00000000-0000-4000-8000-000000000006',
    '00000000-0000-4000-8000-000000000001', 'deputy-1', 1795382000000, 1795382600000, '', '', 'no_matter_raised');
INSERT INTO reception_drafts VALUES ('00000000-0000-4000-8000-000000000003', 'water', '草稿', 'to_professional_station',
    1795482000000);
)sql";

void check_old_receptions(StoreAtWork& station) {
    using namespace liaison::domain;
    ReceptionLogs logs(*station.database, random_from(3));
    const auto passed_on = logs.versions("00000000-0000-4000-8000-000000000007").value();
    REQUIRE(passed_on.size() == 1);
    CHECK(passed_on[0].begun_at == WallTime{std::chrono::milliseconds{1795382001005}});
    REQUIRE(passed_on[0].log.opinions.size() == 1);
    CHECK(passed_on[0].log.opinions[0].words == "旧\"话");
    CHECK(passed_on[0].log.opinions[0].route == OpinionRoute::station);
    const auto nothing = logs.versions("00000000-0000-4000-8000-000000000008").value();
    REQUIRE(nothing.size() == 1);
    CHECK(nothing[0].log.no_matter);
    const auto earlier = logs.earlier_opinions("00000000-0000-4000-8000-000000000003", "deputy-1");
    CHECK(earlier.has_value());
    const auto drafts = station.visits.station_day(morning().today)->drafts;
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].log.opinions.at(0).words == "草稿");
    CHECK(drafts[0].log.opinions.at(0).route == OpinionRoute::professional_station);
    CHECK(drafts[0].begun_at == WallTime{std::chrono::milliseconds{1795482000000}});
}

void make_database(const fs::path& path, int version) {
    fs::create_directories(path.parent_path());
    tell(path, "PRAGMA journal_mode = WAL; PRAGMA application_id = " + std::to_string(application_id));
    for (const Migration& step : all_migrations()) {
        if (step.version > version) break;
        tell(path, step.sql);
        tell(path, "PRAGMA user_version = " + std::to_string(step.version));
        if (step.version == 1) tell(path, first_version_data);
        if (step.version == 2) tell(path, second_version_data);
        if (step.version == 3) tell(path, third_version_data);
    }
}

} // namespace

TEST_CASE("migrations are numbered from one without a gap") {
    int expected = 1;
    for (const Migration& step : all_migrations())
        CHECK(step.version == expected++);
    CHECK(expected > 3);
}

TEST_CASE("a database of each earlier version comes up to date with its data") {
    const int version = GENERATE(range(1, 13));
    const TemporaryFolder folder, fresh;
    make_database(folder.database(), version);
    {
        StoreAtWork station(folder.data());
        REQUIRE(station.report.migrated_from == version);
        CHECK_FALSE(station.report.created);
        const auto day = station.visits.station_day(morning().today).value();
        REQUIRE(day.tickets.size() == 1);
        CHECK(day.tickets[0].visitor_name == "测试甲");
        REQUIRE(day.appointments.size() == 1);
        CHECK(day.appointments[0].number == "B001");
        CHECK(station.records().size() == 1);
        Configurations configurations(*station.database);
        CHECK(configurations.current()->has_value() == (version >= 2));

        if (version >= 3) check_old_receptions(station);
        CHECK(station.visits.finish_reception(reception_of(day.tickets[0]), morning()));
        CHECK(station.records().back().sequence == 10);
        CHECK(Boots(*station.database).begin(0, morning().wall));
    }
    { StoreAtWork made_now(fresh.data()); }
    CHECK(ask(folder.database(), schema) == ask(fresh.database(), schema));
    CHECK(ask(folder.database(), "PRAGMA user_version") == ask(fresh.database(), "PRAGMA user_version"));
    CHECK(ask(folder.database(), schema).size() > 3000);
}

TEST_CASE("a step that fails leaves the database at the version before it") {
    const TemporaryFolder folder;
    make_database(folder.database(), 2);
    tell(folder.database(), "CREATE TABLE boots (in_the_way TEXT)");
    const auto opened = Database::open({.directory = folder.data(), .now = morning().wall});
    REQUIRE_FALSE(opened);
    CHECK(ask(folder.database(), "PRAGMA user_version") == "2");
    CHECK(ask(folder.database(), "SELECT count(*) FROM sqlite_schema WHERE name = 'reception_drafts'") == "0");
    tell(folder.database(), "DROP TABLE boots");
    CHECK(Database::open({.directory = folder.data(), .now = morning().wall}));
}
