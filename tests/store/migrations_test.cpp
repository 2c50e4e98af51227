#include "catch.hpp"
#include "fault_file_system.hpp"
#include "station.hpp"
#include "store/boots.hpp"
#include "store/migrations.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"
#include "store/sheets.hpp"

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

// A sheet of which a part has arrived, what the county wrote, and a number that went before others.
constexpr const char* tenth_version_data = R"sql(
INSERT INTO sheets VALUES ('00000000-0000-4000-8000-000000000009', '00000000-0000-4000-8000-000000000005', 1, 'digest', 5,
    2, 1, x'ffd8010203');
INSERT INTO chain_events VALUES ('00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-000000000007', 1, 5,
    '{"event_id":"00000000-0000-4000-8000-00000000000a","opinion_id":"00000000-0000-4000-8000-000000000007",'
    || '"deed":"assigned","at":"2026-11-24T01:00:00.000Z","office":"水务局","text":"写给来访者"}');
UPDATE tickets SET priority = 'disabled', priority_by = 'deputy-1', priority_at = 1 WHERE state = 'meeting';
)sql";

void check_tenth_version(StoreAtWork& station) {
    using namespace liaison::domain;
    Sheets sheets(*station.database, random_from(3));
    CHECK(sheets.picture("00000000-0000-4000-8000-000000000009").value() == Bytes{0xff, 0xd8, 1, 2, 3});
    const auto part = sheets.next_part().value();
    REQUIRE(part);
    CHECK(part->offset == 2); // goes on where it stood
    CHECK(part->part == Bytes{1, 2, 3});
    OpinionChains chains(*station.database, random_from(4));
    const auto told = chains.of_ticket("00000000-0000-4000-8000-000000000005", {}).value();
    REQUIRE(told.size() == 1);
    REQUIRE(told[0].events.size() == 1);
    CHECK(told[0].events[0].text == "写给来访者");
    CHECK(station.visits.station_day(morning().today)->tickets.at(0).priority->reason ==
          PriorityReason::disabled);
}

// What was plain is nowhere in the file any more, free pages included.
void check_nothing_plain(const fs::path& database) {
    const std::string bytes = content_of(database) + content_of(database.string() + "-wal");
    for (const char* text :
         {"测试甲", "999999196001010013", "旧\"话", "旧\\\"话", "草稿", "写给来访者", "disabled"})
        CHECK(bytes.find(text) == std::string::npos);
}

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
        if (step.version == 10) tell(path, tenth_version_data);
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
    const int version = GENERATE(range(1, 15));
    const TemporaryFolder folder, fresh;
    make_database(folder.database(), version);
    {
        StoreAtWork station(folder.data());
        check_nothing_plain(folder.database());
        REQUIRE(station.report.migrated_from == version);
        CHECK_FALSE(station.report.created);
        const auto day = station.visits.station_day(morning().today).value();
        REQUIRE(day.tickets.size() == 1);
        CHECK(day.tickets[0].visitor_name == "测试甲");
        REQUIRE(day.appointments.size() == 1);
        CHECK(day.appointments[0].number == "B001");
        CHECK(station.records().size() == 1);
        Configurations configurations(*station.database);
        CHECK_FALSE(configurations.current()->has_value()); // of the form before the county's roots
        CHECK(configurations.newest_version().value() == (version >= 2 ? 12 : 0));

        if (version >= 3) check_old_receptions(station);
        if (version >= 10) check_tenth_version(station);
        CHECK(station.visits.finish_reception(reception_of(day.tickets[0]), morning()));
        CHECK(station.records().back().sequence == 10);
        CHECK(Boots(*station.database).begin(0, morning().wall));
    }
    { StoreAtWork made_now(fresh.data()); }
    CHECK(ask(folder.database(), schema) == ask(fresh.database(), schema));
    CHECK(ask(folder.database(), "PRAGMA user_version") == ask(fresh.database(), "PRAGMA user_version"));
    CHECK(ask(folder.database(), schema).size() > 3000);
}

TEST_CASE("the power may go while what was plain is sealed, and the next start does it") {
    const TemporaryFolder prepared;
    make_database(prepared.database(), 12);
    int step = 1;
    for (bool reached = true; reached; ++step) {
        INFO("power cut at step " << step);
        const TemporaryFolder folder, remains;
        fs::copy(prepared.data(), folder.data());
        FaultFileSystem disk;
        disk.cut_power_at(step);
        reached =
            !Database::open({.directory = folder.data(), .now = morning().wall, .file_system = disk.name()});
        disk.cut_power_now();
        disk.write_remains(remains.path(), static_cast<unsigned>(step));
        if (!fs::exists(remains.path() / "station.db")) fs::copy(prepared.database(), remains.path());
        copy_keys(folder.data(), remains.path());
        StoreAtWork station(remains.path(), 5);
        REQUIRE_FALSE(station.report.moved_aside_to);
        REQUIRE(station.visits.station_day(morning().today)->tickets.at(0).visitor_name == "测试甲");
        check_tenth_version(station);
        if (station.report.migrated_from) check_nothing_plain(remains.path() / "station.db");
    }
    CHECK(step > 10);
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
