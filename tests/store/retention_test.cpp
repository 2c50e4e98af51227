#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
namespace fs = std::filesystem;

namespace {

// All bytes of all files of the station.
std::string everything_in(const fs::path& directory) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator(directory))
        if (entry.is_regular_file()) bytes += content_of(entry.path());
    return bytes;
}

bool is_on_disk(const fs::path& directory, const std::string& text) {
    return everything_in(directory).find(text) != std::string::npos;
}

std::vector<std::string> personal_data(StoreAtWork& station, int who) {
    const Visitor visitor = person(who).visitor;
    return {visitor.name, visitor.number, station.key->person_key(visitor.number), "谈话内容-A"};
}

// Visits of every kind of size, so that SQLite splits, moves and merges pages.
void live_a_day(StoreAtWork& station, int people) {
    const Room room;
    for (int who = 0; who < people; ++who) {
        const auto ticket = station.in_meeting(who);
        auto reception = reception_of(ticket);
        for (int i = 0; i < who * 37 % 300; ++i)
            reception.log.opinions[0].words += "谈话内容-A";
        REQUIRE(station.visits.save_draft({.ticket_id = ticket.id, .log = reception.log}));
        station.visits.finish_reception(reception, morning()).value();
        const auto start = morning(std::chrono::minutes{40 + 20 * who}).wall;
        if (who < 20) station.visits.book({person(who), "deputy-2", start}, room.calendar(), morning()).value();
        if (who % 7 == 0) station.deliver_everything();
    }
}

} // namespace

TEST_CASE("after retention nothing personal is left in any file") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    constexpr int people = 150;
    live_a_day(station, people);
    station.deliver_everything();
    REQUIRE(is_on_disk(folder.data(), station.key->person_key(person(3).visitor.number))); // the search works
    REQUIRE(station.visits.close_earlier_days(days_later(2)));
    station.deliver_everything();

    const auto report = Retention(*station.database).purge(90, days_later(92)).value();
    CHECK(report.check_ins == people + 20);
    CHECK(report.appointments == 20);
    CHECK(report.receptions == people);
    const std::string left = everything_in(folder.data());
    for (int who = 0; who < people; ++who)
        for (const std::string& text : personal_data(station, who))
            if (left.find(text) != std::string::npos) FAIL_CHECK("still on disk: " << text);
    CHECK(ask(folder.database(), "SELECT count(*) FROM opinions WHERE category = 'roads'") ==
          std::to_string(people));
    CHECK(station.visits.station_day(morning().today)->tickets.size() == people);
    CHECK(station.visits.station_day(morning().today)->tickets.front().visitor_name.empty());
}

TEST_CASE("personal data stay until the county has them and the time has passed") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    Retention retention(*station.database);
    const auto ticket = station.in_meeting(1);
    REQUIRE(station.visits.finish_reception(reception_of(ticket), morning()));
    const auto name = [&] { return station.visits.station_day(morning().today)->tickets.at(0).visitor_name; };

    CHECK(retention.purge(90, days_later(200))->check_ins == 0); // the county has nothing yet
    const auto batch = station.records();
    REQUIRE(
        station.outbox.acknowledge({{batch[0].sequence, RecordOutcome::refused, "for a person to look at"}}));
    station.deliver_everything();
    CHECK(retention.purge(90, days_later(200))->check_ins == 0); // and will not have this one by itself
    CHECK(name() == person(1).visitor.name);
    tell(folder.database(), "DELETE FROM set_aside");
    CHECK(retention.purge(90, days_later(89))->check_ins == 0);
    CHECK(retention.purge(90, days_later(91))->check_ins == 1);
    CHECK(name().empty());
    CHECK(retention.purge(90, days_later(91))->check_ins == 0);
}

TEST_CASE("a visit under way is never erased, not even with no retention at all") {
    const TemporaryFolder folder;
    StoreAtWork station(folder.data());
    Retention retention(*station.database);
    const Room room;
    const auto meeting = station.in_meeting(1);
    station.checked_in(2);
    REQUIRE(station.visits.book({person(3), "deputy-1", morning(std::chrono::hours{24}).wall}, room.calendar(),
                                morning()));
    station.deliver_everything();
    const Moment soon = morning(std::chrono::minutes{30});
    CHECK(retention.purge(0, soon)->check_ins == 0);
    const auto day = station.visits.station_day(morning().today).value();
    CHECK(day.tickets.at(1).visitor_name == person(2).visitor.name);
    CHECK(day.appointments.at(0).person_key == station.key->person_key(person(3).visitor.number));
    CHECK(retention.purge(0, days_later(5))->check_ins == 2); // the reception is still not written
    REQUIRE(station.visits.finish_reception(reception_of(meeting), days_later(5)));
    station.deliver_everything();
    CHECK(retention.purge(0, days_later(6))->check_ins == 1);
}
