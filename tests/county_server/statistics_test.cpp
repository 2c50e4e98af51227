// The county's figures against counts that were done by hand.
#include "catch.hpp"
#include "county/reading/statistics.hpp"
#include "reading_desk.hpp"

using namespace liaison;
using namespace liaison::testing;
using county::Filter;
using domain::ChainDeed;
using nlohmann::json;
using std::chrono::days;

namespace {

json figures(int sessions, int citizens, int raised, int concluded) {
    return {{"deputy_sessions", sessions},
            {"citizens_received", citizens},
            {"opinions_raised", raised},
            {"opinions_concluded", concluded}};
}

// Six receptions of November, four matters of which one was withdrawn, and one that was solved in December.
struct Autumn : ReadingDesk {
    Autumn() {
        add_station("home-1", "home");
        add_station("station-1", "station", "home-1");
        add_station("room-017", "room", "station-1");
        add_station("room-099");
        const auto day = [](int number) { return some_moment + days{number}; };
        const auto solved = receive({.opinions = {matter("路灯", "roads-water", "cell-1")}}).opinions[0];
        receive({.begun_at = some_moment + std::chrono::hours{2}}); // the same deputy on the same day
        const auto planned = receive({.deputy = "deputy-02",
                                      .begun_at = day(1),
                                      .language = "bo",
                                      .opinions = {matter("水管", "roads-water", "cell-2")}})
                                 .opinions[0];
        receive({.station = "station-1", .begun_at = day(2), .opinions = {matter("学校", "education-health")}});
        receive({.station = "home-1", .begun_at = day(3), .language = "lis"});
        const Visit taken_back{.station = "room-099", .begun_at = day(4), .opinions = {matter("算了")}};
        withdraw(taken_back, receive(taken_back));
        enter("room-017", solved, ChainDeed::answered, day(7), "已修好", "a"); // 2 December
        enter("room-017", planned, ChainDeed::answered, day(7), "列入计划", "b");
    }
    json of(Filter filter) {
        return county::statistics(database, filter, county::period_of(filter, {}).value());
    }
    static Filter period(const std::string& from, const std::string& to) {
        Filter filter;
        filter.from = from;
        filter.to = to;
        return filter;
    }
};

} // namespace

TEST_CASE("figures are what one counts by hand, for a period and the one before") {
    Autumn autumn;
    const json november = autumn.of(Autumn::period("2026-11-01", "2026-11-30"));
    CHECK(november["figures"] == figures(5, 6, 3, 0));
    CHECK(november["before"] == figures(0, 0, 0, 0));
    const json december = autumn.of(Autumn::period("2026-12-01", "2026-12-30"));
    CHECK(december["figures"] == figures(0, 0, 0, 1));
    CHECK(december["before"] == figures(5, 6, 3, 0));
    CHECK(autumn.of(Autumn::period("2026-11-26", "2026-11-26"))["figures"] == figures(1, 1, 1, 0));
    CHECK(autumn.of(Autumn::period("2026-11-26", "2026-11-26"))["before"] == figures(1, 2, 1, 0));
    const auto trend = december["trend"];
    REQUIRE(trend.size() == 12);
    CHECK(trend[0]["month"] == "2026-01");
    json month = figures(5, 6, 3, 0);
    month["month"] = "2026-11";
    CHECK(trend[10] == month);
    CHECK(trend[11]["opinions_concluded"] == 1);
}

TEST_CASE(
    "figures are told apart by kind, grid cell, category and language, and are of a part of the network") {
    Autumn autumn;
    const Filter both = Autumn::period("2026-11-01", "2026-12-31");
    const json all = autumn.of(both);
    json home = figures(1, 1, 0, 0), station = figures(1, 1, 1, 0), room = figures(3, 4, 2, 1),
         professional = figures(0, 0, 0, 0);
    home["kind"] = "home", station["kind"] = "station", room["kind"] = "room";
    professional["kind"] = "professional";
    CHECK(all["by_kind"] == json{home, station, room, professional});
    CHECK(all["by_grid_cell"].size() == 3);
    json first = all["by_grid_cell"][0];
    CHECK(first["name"]["zh"] == "第一网格");
    first.erase("name");
    CHECK(first == json{{"station", "room-017"},
                        {"grid_cell", "cell-1"},
                        {"opinions_raised", 1},
                        {"opinions_concluded", 1}});
    CHECK(all["by_category"][0]["category"] == "roads-water");
    CHECK(all["by_category"][0]["name"]["zh"] == "道路与饮水");
    CHECK(all["by_category"][0]["opinions_raised"] == 2);
    CHECK(all["by_category"].size() == 2);
    CHECK(all["by_language"] == json::parse(R"([{"language": "zh", "citizens_received": 4},
        {"language": "bo", "citizens_received": 1}, {"language": "lis", "citizens_received": 1}])"));
    Filter part = both;
    part.under = "station-1";
    CHECK(autumn.of(part)["figures"] == figures(3, 4, 3, 1));
    part.under = "home-1";
    CHECK(autumn.of(part)["figures"] == figures(4, 5, 3, 1));
    part.under.clear();
    part.station = "room-099";
    CHECK(autumn.of(part)["figures"] == figures(1, 1, 0, 0));
}

TEST_CASE("each figure leads to a list of as many") {
    Autumn autumn;
    Filter november = Autumn::period("2026-11-01", "2026-11-30");
    CHECK(autumn.receptions(november)["total"] == 6);
    CHECK(autumn.opinion_page(november, some_moment)["total"] == 4);
    november.without_withdrawn = true;
    CHECK(autumn.opinion_page(november, some_moment)["total"] == 3);
    Filter december = Autumn::period("2026-12-01", "2026-12-31");
    december.concluded = true;
    CHECK(autumn.opinion_page(december, some_moment)["total"] == 1);
    november.concluded = true;
    CHECK(autumn.opinion_page(november, some_moment)["total"] == 0);
}

TEST_CASE("a period is this month where none is named, and has its bounds") {
    const domain::Day today = domain::parse_day("2026-11-27").value();
    const auto period = county::period_of({}, today).value();
    CHECK(domain::format_day(period.from) == "2026-11-01");
    CHECK(domain::format_day(period.to) == "2026-11-27");
    CHECK(domain::format_day(period.before().from) == "2026-10-05");
    CHECK(domain::format_day(period.before().to) == "2026-10-31");
    CHECK_FALSE(county::period_of(Autumn::period("2026-11-02", "2026-11-01"), today));
    CHECK_FALSE(county::period_of(Autumn::period("2000-01-01", "2026-11-01"), today));
}
