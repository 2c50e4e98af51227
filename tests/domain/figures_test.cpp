// The four figures: added up, and as a table.
#include "catch.hpp"
#include "domain/figures.hpp"

using namespace liaison::domain;

namespace {

Day day(const char* text) {
    return parse_day(text).value();
}

FigureBook book() {
    return {.year = 2026,
            .today = day("2026-11-24"),
            .days = {{day("2026-01-31"), {1, 2, 3, 0}},
                     {day("2026-11-23"), {0, 5, 4, 2}},
                     {day("2026-11-24"), {2, 1, 1, 1}}}};
}

} // namespace

TEST_CASE("days add up to months and to the year") {
    CHECK(book().of_day(day("2026-11-24")) == Figures{2, 1, 1, 1});
    CHECK(book().of_day(day("2026-11-25")) == Figures{});
    CHECK(book().of_month(11) == Figures{2, 6, 5, 3});
    CHECK(book().of_month(12) == Figures{});
    CHECK(book().of_year() == Figures{3, 8, 8, 3});
}

TEST_CASE("the share that is carried out is rounded, and none of nothing") {
    CHECK(share_carried_out({}) == 0);
    CHECK(share_carried_out({0, 0, 3, 2}) == 67);
    CHECK(share_carried_out({0, 0, 1528, 1052}) == 69);
    CHECK(share_carried_out({0, 0, 2, 3}) == 150); // of what earlier years collected
}

TEST_CASE("the table opens in a spreadsheet: the year, its months, the days on which something happened") {
    const std::string csv = figures_csv(book(), "room-017");
    CHECK(csv.substr(0, 3) == "\xEF\xBB\xBF");
    CHECK_THAT(csv, contains_text("办成率"));
    CHECK_THAT(csv, contains_text("\r\nroom-017,2026,3,8,8,3,38\r\n"));
    CHECK_THAT(csv, contains_text("\r\nroom-017,2026-11,2,6,5,3,60\r\n"));
    CHECK_THAT(csv, contains_text("\r\nroom-017,2026-11-24,2,1,1,1,100\r\n"));
    CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 1 + 12 + 3);
}
