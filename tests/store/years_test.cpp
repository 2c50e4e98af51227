// After years at a busy station: what a deputy or a citizen waits for takes as many steps of SQLite as on the
// first day. Steps, not time: a machine may be slow, a look through a whole table never pays.
#include <map>

#include "catch.hpp"
#include "many_receptions.hpp"
#include "station.hpp"
#include "store/activities.hpp"
#include "store/connection.hpp"
#include "store/figures.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

int add_steps(unsigned, void* total, void* statement, void*) {
    *static_cast<std::int64_t*>(total) +=
        sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}

// What each action takes in a store that holds so many receptions of earlier days.
std::map<std::string, std::int64_t> steps_with(int receptions) {
    TemporaryFolder folder;
    StoreAtWork station(folder.data());
    ReceptionLogs logs(*station.database, random_from(3));
    OpinionChains chains(*station.database, random_from(4));
    Activities activities(*station.database, *station.key, random_from(5));
    const ChainRules rules;
    const Room room;
    const Reception first =
        station.visits.finish_reception(reception_of(station.in_meeting(1)), morning()).value();
    sqlite3* sqlite = station.database->connection().sqlite.getHandle();
    const auto sql = liaison::test::many_receptions_sql(receptions, morning().wall.time_since_epoch().count());
    REQUIRE(sqlite3_exec(sqlite, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    std::int64_t total = 0;
    sqlite3_trace_v2(sqlite, SQLITE_TRACE_PROFILE, add_steps, &total);
    std::map<std::string, std::int64_t> steps;
    const auto measure = [&](const std::string& what, auto action) {
        total = 0;
        REQUIRE(action());
        steps[what] = total;
    };
    Ticket ticket;
    measure("check in", [&] { return station.visits.check_in(walk_in(2), morning(1min)).has_value(); });
    measure("book", [&] {
        return station.visits.book({person(3), "deputy-1", morning(2h).wall}, room.calendar(), morning())
            .has_value();
    });
    measure("the day", [&] { return station.visits.station_day(morning().today).has_value(); });
    measure("call", [&] {
        ticket = station.visits.call_next("deputy-1", morning(2min)).value().value();
        return true;
    });
    measure("receive", [&] { return station.visits.begin_reception(ticket.id, morning(3min)).has_value(); });
    measure("draft", [&] {
        return station.visits.save_draft({.ticket_id = ticket.id, .begun_at = morning().wall}).has_value();
    });
    measure("earlier opinions", [&] { return logs.earlier_opinions(ticket.id, "deputy-1").has_value(); });
    measure("finish", [&] {
        return station.visits.finish_reception(reception_of(ticket, morning(5min)), morning(9min)).has_value();
    });
    measure("logs", [&] { return logs.of_deputy("deputy-1", days_later(-7).wall).has_value(); });
    measure("one log", [&] { return logs.versions(first.id).value().size() == 1; });
    measure("own opinions", [&] { return chains.of_deputy("deputy-1", rules, morning().wall).has_value(); });
    measure("ticket code", [&] { return station.visits.find_by_ticket_code("LZ1T:AA").has_value(); });
    measure("opinions of a ticket",
            [&] { return chains.of_ticket(first.ticket_id, rules).value().size() == 1; });
    measure("opinions of a person", [&] { return chains.of_person("person 7", rules).value().size() == 1; });
    measure("a view that cannot be", [&] {
        return !chains.view(first.log.opinions.at(0).id, "deputy-1", Satisfaction::fairly, rules, morning());
    });
    measure("attend", [&] {
        return activities.attend({.id = "a", .day = morning().today}, "deputy-1", morning()).has_value();
    });
    measure("close earlier days", [&] { return station.visits.close_earlier_days(morning()).has_value(); });
    sqlite3_trace_v2(sqlite, 0, nullptr, nullptr);
    return steps;
}

} // namespace

TEST_CASE("years: nothing at the desk looks through what earlier days have left") {
    const auto few = steps_with(1'000);
    const auto many = steps_with(10'000);
    for (const auto& [what, steps] : many) {
        INFO(what << ": " << few.at(what) << " steps with 1,000 receptions, " << steps << " with 10,000");
        CHECK(steps <= few.at(what) * 3 / 2 + 200);
    }
}

TEST_CASE("years: the figures read a year, and nothing of the others") {
    TemporaryFolder folder;
    StoreAtWork station(folder.data());
    FigureCounter counter(*station.database);
    const Room room;
    REQUIRE(station.visits.finish_reception(reception_of(station.in_meeting(1)), morning()));
    sqlite3* sqlite = station.database->connection().sqlite.getHandle();
    const auto sql = liaison::test::many_receptions_sql(50'000, morning().wall.time_since_epoch().count());
    REQUIRE(sqlite3_exec(sqlite, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    std::int64_t total = 0;
    sqlite3_trace_v2(sqlite, SQLITE_TRACE_PROFILE, add_steps, &total);
    const auto book = counter.of_year(2025, room.zone, morning().today).value();
    sqlite3_trace_v2(sqlite, 0, nullptr, nullptr);
    const int received = book.of_year().voters_received;
    CHECK(received == 365 * liaison::test::receptions_a_day);
    CHECK(book.of_year().opinions_collected == received);
    CHECK(total < 2 * received * 10 + 5000); // some steps a row of that year
}
