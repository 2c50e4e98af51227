// What staff read: lists that leave out nothing and show nothing twice, and words that are kept from some.
#include <algorithm>
#include <set>

#include "catch.hpp"
#include "county/reading/names.hpp"
#include "county/reading/network.hpp"
#include "county/reading/opinion_list.hpp"
#include "county/reading/read_model.hpp"
#include "county/reading/reception_list.hpp"
#include "county/reading/supervision.hpp"
#include "reading_desk.hpp"

using namespace liaison;
using namespace liaison::testing;
using namespace std::chrono_literals;
using county::Filter;
using domain::ChainDeed;
using nlohmann::json;
using std::chrono::days;

namespace {

using Ids = std::vector<std::string>;

// Two rooms below a station below a home, a room elsewhere, and a visit or two in each; all see all.
struct Network : ReadingDesk {
    std::map<std::string, Told> told;
    Filter all{.sees_confidential = true};

    Network() {
        add_station("home-1", "home");
        add_station("station-1", "station", "home-1");
        add_station("room-017", "room", "station-1");
        add_station("room-018", "professional", "station-1");
        add_station("room-099");
        told["a"] = receive({.begun_at = some_moment, .opinions = {matter("路灯坏了 100%_！", "roads-water")}});
        told["b"] = receive({.deputy = "deputy-02",
                             .begun_at = some_moment + days{1},
                             .language = "bo",
                             .opinions = {matter("Water Pipe", "education-health", "cell-2")}});
        told["c"] = receive({.station = "room-018",
                             .begun_at = some_moment + days{2},
                             .confidential = true,
                             .opinions = {matter("邻居的秘密", "community")}});
        told["d"] = receive({.station = "room-099", .begun_at = some_moment + days{3}});
        told["e"] = receive({.station = "home-1", .begun_at = some_moment + days{4}, .language = "lis"});
    }
    // "ac" for the visits that are found, the oldest first.
    std::string found(const Filter& filter) {
        std::string names;
        for (const std::string& id : column(receptions(filter)["receptions"], "reception_id"))
            for (const auto& [name, one] : told)
                if (one.reception == id) names.insert(0, name);
        return names;
    }
    std::string with(std::string Filter::*part, const std::string& text) {
        Filter filter = all;
        filter.*part = text;
        return found(filter);
    }
};

json names_of(ReadingDesk& desk) {
    return json::parse(county::names_json(desk.database));
}

} // namespace

TEST_CASE("receptions: each filter finds what it names, alone and with others") {
    Network network;
    CHECK(network.found(network.all) == "abcde");
    CHECK(network.with(&Filter::station, "room-017") == "ab");
    CHECK(network.with(&Filter::under, "home-1") == "abce");
    CHECK(network.with(&Filter::under, "station-1") == "abc");
    CHECK(network.with(&Filter::under, "room-099") == "d");
    CHECK(network.with(&Filter::kind, "professional") == "c");
    CHECK(network.with(&Filter::deputy, "deputy-02") == "b");
    CHECK(network.with(&Filter::category, "community") == "c");
    CHECK(network.with(&Filter::grid_cell, "cell-2") == "b");
    CHECK(network.with(&Filter::language, "lis") == "e");
    CHECK(network.with(&Filter::from, "2026-11-27") == "cde");
    CHECK(network.with(&Filter::to, "2026-11-26") == "ab");
    CHECK(network.with(&Filter::text, "water pipe") == "b"); // capitals do not matter
    CHECK(network.with(&Filter::text, "路灯") == "a");
    CHECK(network.with(&Filter::text, "100%_！") == "a");
    CHECK(network.with(&Filter::text, "1%0").empty()); // no pattern of the database's
    CHECK(network.with(&Filter::text, "' OR 1=1 --").empty());
    CHECK(network.with(&Filter::station, "room-404").empty());
    Filter several = network.all;
    several.under = "home-1";
    several.language = "zh";
    several.to = "2026-11-26";
    CHECK(network.found(several) == "a");
    CHECK(network.receptions(several)["total"] == 1);
}

TEST_CASE("receptions: a line says who met whom, never a number, and a correction is its newest version") {
    Network network;
    Filter filter = network.all;
    filter.station = "room-017";
    filter.deputy = "deputy-01";
    json line = network.receptions(filter)["receptions"][0];
    CHECK(line["visitor"] == "测**");
    CHECK(line["deputy_name"]["zh"] == "测试甲");
    CHECK(line["version"] == 1);
    CHECK(line["opinions"][0]["words"] == "路灯坏了 100%_！");
    CHECK(line["opinions"][0]["stage"] == "first_review");
    CHECK(line.dump().find("9999") == std::string::npos);

    network.correct({.opinions = {matter("路灯坏了")}}, network.told["a"], 2, "nxq");
    line = network.receptions(filter)["receptions"][0];
    CHECK(line["version"] == 2);
    CHECK(line["language"] == "nxq");
    CHECK(line["visitor"] == "测**");
    const auto whole = county::whole_reception(network.database, network.told["a"].reception, true).value();
    REQUIRE(whole["versions"].size() == 2);
    CHECK(whole["versions"][0]["language"] == "zh");
    CHECK(whole["versions"][0]["opinions"][0]["words"] == "路灯坏了 100%_！");
    CHECK_FALSE(whole["versions"][0].contains("correction"));
    CHECK(whole["versions"][1]["correction"]["reason"] == "用语写错了");
    CHECK(whole["signatures"] == json{{"visitor", "yes"}, {"deputy", "declined"}});
    CHECK(whole["present"] == json{"family"});
    CHECK_FALSE(county::whole_reception(network.database, uuid(1), true));
}

TEST_CASE("pages of receptions leave nothing out and show nothing twice while records arrive") {
    ReadingDesk desk;
    desk.add_station("room-017");
    std::vector<ReadingDesk::Told> all;
    for (int i = 0; i < 40; ++i) // several begin in the same moment
        all.push_back(desk.receive({.begun_at = some_moment + i / 3 * 1min}));
    Ids seen;
    std::string before;
    do {
        const json page = desk.receptions({}, before, 7);
        for (const std::string& id : column(page["receptions"], "reception_id"))
            seen.push_back(id);
        before = page["next"].is_null() ? "" : page["next"].get<std::string>();
        desk.receive({.begun_at = some_moment + days{1}});
        desk.correct({.begun_at = some_moment}, all[seen.size() - 1], 2, "bo");
    } while (!before.empty());
    CHECK(seen.size() == 40);
    CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 40);
    CHECK_FALSE(county::reception_list(desk.database, {}, {"nonsense", 7}));
}

TEST_CASE("opinions: the longest overdue stand first, then by the day that is due, then what is owed nothing") {
    Network network;
    const std::string room = "room-017", one = network.told["a"].opinions[0],
                      two = network.told["b"].opinions[0];
    const auto raised = some_moment + 15min;
    network.enter(room, one, ChainDeed::assigned, raised + days{1});
    const auto third = network.told["c"].opinions[0];
    auto page = network.opinion_page(network.all, raised + days{5});
    CHECK(column(page["opinions"], "opinion_id") == Ids{two, third, one});
    CHECK(page["overdue"] == 0);
    page = network.opinion_page(network.all, raised + days{12});
    CHECK(column(page["opinions"], "opinion_id") == Ids{two, third, one});
    CHECK(page["overdue"] == 2);
    CHECK(page["overdue_by_stage"] == json{{"first_review", 2}});
    CHECK(page["opinions"][0]["overdue_days"] == 4);
    CHECK(page["opinions"][1]["overdue_days"] == 3);
    CHECK(page["opinions"][0]["due"] == "2026-12-03");
    CHECK(page["opinions"][2]["office"] == "水务局");
    CHECK(page["opinions"][2]["overdue"] == false);
    CHECK(page["by_stage"] == json{{"first_review", 2}, {"assigned", 1}});
    Filter late = network.all;
    late.overdue = true;
    late.stage = "first_review";
    late.station = room;
    page = network.opinion_page(late, raised + days{12});
    CHECK(column(page["opinions"], "opinion_id") == Ids{two});
    CHECK(page["by_stage"] == json{{"first_review", 1}, {"assigned", 1}}); // of the station
    network.enter(room, one, ChainDeed::extended, raised + days{2}, "管材未到");
    network.enter(room, two, ChainDeed::answered, raised + days{3}, "已修好", "a");
    page = network.opinion_page(network.all, raised + days{12});
    CHECK(page["opinions"][2]["extended"] == true);
    const auto whole = county::whole_opinion(network.database, two, true, raised + days{12}).value();
    CHECK(whole["answer"] == "已修好");
    CHECK(whole["deeds"] == json{"followed_up", "viewed"});
    CHECK(whole["outcomes"][0]["code"] == "a");
    CHECK(whole["events"].size() == 1);
}

TEST_CASE("pages of opinions leave nothing out and show nothing twice, whatever is due") {
    ReadingDesk desk;
    desk.add_station("room-017");
    Ids raised;
    for (int i = 0; i < 30; ++i) {
        const Visit visit{.begun_at = some_moment + i / 4 * 1min, .opinions = {matter("一"), matter("二")}};
        const auto told = desk.receive(visit);
        raised.insert(raised.end(), told.opinions.begin(), told.opinions.end());
        if (i % 3 == 0) desk.withdraw(visit, told); // nothing is owed
    }
    Ids seen;
    std::string before;
    do {
        const json page = desk.opinion_page({}, some_moment, before, 7);
        for (const std::string& id : column(page["opinions"], "opinion_id"))
            seen.push_back(id);
        before = page["next"].is_null() ? "" : page["next"].get<std::string>();
    } while (!before.empty());
    CHECK(seen.size() == 60);
    std::sort(seen.begin(), seen.end());
    std::sort(raised.begin(), raised.end());
    CHECK(seen == raised);
    CHECK(desk.opinion_page({}, some_moment)["by_stage"] == json{{"first_review", 50}, {"withdrawn", 10}});
    Filter standing;
    standing.without_withdrawn = true;
    CHECK(desk.opinion_page(standing, some_moment)["total"] == 50);
}

TEST_CASE("when a station's terms change, what is due changes with them") {
    ReadingDesk desk;
    desk.add_station("room-017");
    desk.receive({.opinions = {matter("路灯坏了")}});
    CHECK(desk.opinion_page({}, some_moment)["opinions"][0]["due"] == "2026-12-02");
    desk.add_station("room-017", "room", "", {{"opinion_chain", {{"review_days", 3}}}});
    CHECK(desk.opinion_page({}, some_moment)["opinions"][0]["due"] == "2026-11-28");
}

TEST_CASE("a notice goes to who is late, stands in the history, and stays at the county") {
    Network network;
    const std::string opinion = network.told["a"].opinions[0];
    const auto due = some_moment + 15min + days{7};
    const auto urge = [&](const std::string& id, const std::string& text, domain::WallTime now) {
        return county::supervise(network.database, id, text, "clerk", now);
    };
    CHECK(urge(opinion, "请尽快办理", due).error().status == 422); // not yet
    CHECK(urge(uuid(1), "请尽快办理", due + 1h).error().status == 404);
    CHECK(urge(opinion, "", due + 1h).error().status == 422);
    CHECK(urge(opinion, std::string(2001, 'a'), due + 1h).error().status == 422);
    REQUIRE(urge(opinion, "请尽快办理", due + 1h));
    network.enter("room-017", opinion, ChainDeed::assigned, due + 2h);
    const auto events = county::whole_opinion(network.database, opinion, true, due + 3h)->at("events");
    REQUIRE(events.size() == 2);
    CHECK(events[0] == json{{"kind", "supervision"},
                            {"at", domain::format_wall_time(due + 1h)},
                            {"by", "clerk"},
                            {"text", "请尽快办理"}});
    CHECK(events[1]["deed"] == "assigned");
    domain::CountyNews news;
    network.opinions.add_news("room-017", 0, news);
    CHECK(news.opinions.size() == 1);
}

TEST_CASE("the network shows each station as its newest configuration and its last sample say") {
    ReadingDesk desk;
    desk.add_station("home-1", "home");
    desk.county.run({"enrolment-code", "--station", "room-018"});
    desk.records.accept(sample_batch("home-1", 1, sample_kinds), some_moment);
    county::Accounts accounts(desk.database);
    accounts.contact("home-1", some_moment, 1);
    desk.database.change(county::Lock::rows(), [](soci::session& sql) {
        county::execute(
            sql,
            "INSERT INTO station_certificate (serial, station, certificate, issued, expires)"
            " VALUES ('1', 'home-1', '', :issued, :expires)",
            {domain::format_wall_time(some_moment), domain::format_wall_time(some_moment + days{9})});
    });
    const auto network = [&](domain::WallTime now = some_moment + 1h) {
        return json::parse(county::network_json(desk.database, accounts, now));
    };
    const json stations = network()["stations"];
    REQUIRE(stations.size() == 2);
    const json &home = stations[0], &room = stations[1];
    CHECK(home["kind"] == "home");
    CHECK(home["name"]["zh"] == "站点home-1");
    CHECK_FALSE(home.contains("parent"));
    CHECK(home["published_version"] == 1);
    CHECK(home["running_version"] == 1);
    CHECK(home["records"] == sample_kinds);
    CHECK(home["enrolled"] == true);
    CHECK(home["certificate_expires"] == domain::format_wall_time(some_moment + days{9}));
    CHECK(network(some_moment + days{9})["stations"][0]["enrolled"] == false);
    CHECK(home["health"]["devices"][0]["state"] == "paper_out");
    CHECK(room["enrolled"] == false); // it has a code, and no machine has used it
    CHECK(room["published_version"].is_null());
    CHECK(room["last_contact"].is_null());
    CHECK_FALSE(room.contains("kind"));
    desk.add_station("home-1", "station", "home-2");
    const json changed = network()["stations"][0];
    CHECK(changed["parent"] == "home-2");
    CHECK(changed["kind"] == "station");
    CHECK(changed["published_version"] == 2);
}

TEST_CASE("names are those of the newest configurations, a category once however many stations have it") {
    ReadingDesk desk;
    const auto category = [](const std::string& code, const std::string& name) {
        return json{{"code", code}, {"name", {{"zh", name}}}};
    };
    desk.add_station("room-017", "room", "",
                     {{"categories", {category("water", "水"), category("roads", "路")}}});
    desk.add_station("room-018", "room", "", {{"categories", {category("roads", "道路")}}});
    json names = names_of(desk);
    CHECK(names["categories"] == json{category("roads", "路"), category("water", "水")});
    CHECK(names["deputies"].size() == 6);
    CHECK(names["deputies"][0]["station"] == "room-017");
    CHECK(names["deputies"][0]["id"] == "deputy-01");
    CHECK(names["deputies"][0]["name"]["zh"] == "测试甲");
    CHECK(names["grid_cells"][6] == json{{"station", "room-018"},
                                         {"code", "cell-1"},
                                         {"name", {{"zh", "第一网格"}, {"en", "Grid cell 1"}}}});
    CHECK(column(names["outcomes"], "code") == Ids{"a", "b", "c"});
    CHECK(names["offices"].empty());
    const auto told = desk.receive({.opinions = {matter("路灯", "roads"), matter("水管", "water")}});
    for (const std::string& opinion : told.opinions)
        desk.enter("room-017", opinion, ChainDeed::assigned, some_moment + days{1});
    CHECK(names_of(desk)["offices"] == json{"水务局"});
    desk.add_station("room-017", "room", "", {{"categories", {category("water", "饮水")}}});
    names = names_of(desk);
    CHECK(names["categories"] == json{category("roads", "道路"), category("water", "饮水")});
}

TEST_CASE("what a reader of an earlier store gets is what would have been written beside each record") {
    Network network;
    network.correct({.opinions = {matter("路灯坏了")}}, network.told["a"], 2, "nxq");
    network.enter("room-017", network.told["b"].opinions[0], ChainDeed::answered, some_moment + days{2}, "好",
                  "a");
    const auto sql = open_store(network.county);
    const Ids before = stored_rows(*sql);
    for (const char* index : {"opinion_by_due", "opinion_by_stage", "opinion_by_reception", "opinion_by_office",
                              "opinion_by_day", "opinion_by_conclusion"})
        county::execute(*sql, std::string("DROP INDEX ") + index);
    for (const char* table : {"supervision", "reception_sheet", "reception_record", "reception",
                              "arrived_visitor", "configured_name", "network_place"})
        county::execute(*sql, std::string("DROP TABLE ") + table);
    for (const char* part :
         {"reception", "deputy", "grid_cell", "urgency", "confidential", "words", "answer", "raised_on",
          "stage", "due_at", "office", "reply", "outcome", "satisfaction", "extended", "concluded_on"})
        county::execute(*sql, std::string("ALTER TABLE opinion DROP COLUMN ") + part);
    if (sql->get_backend_name() == "sqlite3") {
        const auto version = county::select_one<std::int64_t>(*sql, "PRAGMA user_version");
        county::execute(*sql, "PRAGMA user_version = " + std::to_string(std::get<0>(*version) - 1));
    } else {
        county::execute(*sql, "UPDATE schema_version SET version = version - 1");
    }
    const county::Database again(store_place(network.county), 5s);
    CHECK(stored_rows(*open_store(network.county)) == before);
}

TEST_CASE("of a name its beginning is shown, however long it is") {
    CHECK(county::short_name("张三丰") == "张**");
    CHECK(county::short_name("འཐུས") == "འ**");
    CHECK(county::short_name("T") == "T**");
    CHECK(county::short_name("").empty());
}
