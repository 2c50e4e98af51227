// The four figures against a count by hand.
#include "store/figures.hpp"

#include "catch.hpp"
#include "station.hpp"
#include "store/activities.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

struct Counted {
    TemporaryFolder folder;
    Room room;
    StoreAtWork station{folder.data()};
    Activities activities{*station.database, *station.key, random_from(7)};
    OpinionChains chains{*station.database, random_from(8)};
    ReceptionLogs logs{*station.database, random_from(9)};
    FigureCounter counter{*station.database};
    ChainRules rules;
    int events = 0;

    FigureBook book(int year = 2026) { return counter.of_year(year, room.zone, morning().today).value(); }
    Figures year() { return book().of_year(); }
    Reception receive(int number, const Moment& now) {
        const Ticket ticket = station.in_meeting(number, now);
        return station.visits.finish_reception(reception_of(ticket, now), now).value();
    }
    // What was said here comes back from the county, in its place among the news.
    void say(const std::string& opinion, Satisfaction word, const Moment& at) {
        const auto said = chains.say(opinion, word, rules, at);
        REQUIRE(said);
        REQUIRE(chains.take_news({{said->events.back()}, {}, {++events, 0}}, rules));
    }
    void news(const std::string& opinion, ChainDeed deed, const char* outcome, const Moment& at) {
        ++events;
        const ChainEvent event{.id = "00000000-0000-4000-8000-" + std::to_string(100'000'000'000 + events),
                               .opinion_id = opinion,
                               .deed = deed,
                               .at = at.wall,
                               .office = "水务局",
                               .text = "已经修好",
                               .outcome = outcome};
        REQUIRE(chains.take_news({{event}, {}, {events, 0}}, rules));
    }
};

} // namespace

TEST_CASE("figures: nothing happened, nothing is counted") {
    Counted f;
    CHECK(f.book().days.empty());
    CHECK(f.book().year == 2026);
}

TEST_CASE("figures: one deputy at one activity, one person at one reception, one opinion") {
    Counted f;
    const Activity study{.id = "s", .kind = ActivityKind::study, .day = morning().today};
    for (const char* deputy : {"deputy-1", "deputy-2", "deputy-1"})
        REQUIRE(f.activities.attend(study, deputy, morning()));
    f.receive(1, morning());
    f.receive(2, morning(1h));
    CHECK(f.year() == Figures{2, 2, 2, 0});
    CHECK(f.book().of_day(morning().today) == Figures{2, 2, 2, 0});
    CHECK(f.book(2025).of_year() == Figures{});
}

TEST_CASE("figures: a withdrawn opinion was never collected") {
    Counted f;
    Reception reception = f.receive(1, morning());
    reception.version = 2;
    reception.correction = Correction{"deputy-1", morning(1h).wall, "撤回"};
    reception.log.no_matter = true;
    reception.log.opinions.clear();
    REQUIRE(f.logs.correct(reception, morning(1h)));
    CHECK(f.year() == Figures{0, 1, 0, 0});
}

TEST_CASE(
    "figures: carried out is A, or B that became A, on the day of that answer; dissatisfied takes it back") {
    Counted f;
    const std::string first = f.receive(1, morning()).log.opinions.at(0).id;
    const std::string second = f.receive(2, morning()).log.opinions.at(0).id;
    f.news(first, ChainDeed::answered, "a", days_later(1));
    CHECK(f.book().of_day(days_later(1).today).opinions_carried_out == 1);
    f.news(second, ChainDeed::answered, "b", days_later(2));
    CHECK(f.year().opinions_carried_out == 1); // planned is not done
    f.say(second, Satisfaction::satisfied, days_later(3));
    f.news(second, ChainDeed::answered, "a", days_later(4));
    CHECK(f.book().of_day(days_later(4).today).opinions_carried_out == 1);
    CHECK(f.year().opinions_carried_out == 2);
    f.say(first, Satisfaction::dissatisfied, days_later(5));
    CHECK(f.year().opinions_carried_out == 1);
    f.news(first, ChainDeed::answered, "c", days_later(6));
    CHECK(f.year().opinions_carried_out == 1);
}

TEST_CASE("figures: a day begins at midnight of the station, and the year on the first of January") {
    Counted f;
    const auto at = [&](const char* day, MinuteOfDay minute) {
        const Day local = parse_day(day).value();
        return Moment{f.room.zone.to_wall(local, minute), local};
    };
    f.receive(1, at("2026-01-01", 0min));
    f.receive(2, at("2026-12-31", 23h + 40min));
    f.receive(3, at("2027-01-01", 0min));
    CHECK(f.year().voters_received == 2);
    CHECK(f.book().of_day(parse_day("2026-01-01").value()).voters_received == 1);
    CHECK(f.book().of_month(12).voters_received == 1);
    CHECK(f.book(2027).of_year().voters_received == 1);
}

TEST_CASE(
    "own opinions: those that ask for something, the most urgent first, and the deputy's view of the answer") {
    Counted f;
    const std::string first = f.receive(1, morning()).log.opinions.at(0).id;
    const std::string second = f.receive(2, morning(1h)).log.opinions.at(0).id;
    f.news(first, ChainDeed::assigned, "", morning(2h));
    auto own = f.chains.of_deputy("deputy-1", f.rules, days_later(10).wall).value();
    REQUIRE(own.size() == 2);
    CHECK(own[0].opinion_id == second); // not assigned within a week: red
    CHECK(urging(own[0].state, days_later(10).wall) == Urging::red);
    CHECK(f.chains.of_deputy("deputy-2", f.rules, morning().wall).value().empty());

    CHECK_FALSE(f.chains.view(first, "deputy-1", Satisfaction::fairly, f.rules, morning(3h))); // no answer yet
    f.news(first, ChainDeed::answered, "a", morning(4h));
    CHECK_FALSE(f.chains.view(first, "deputy-2", Satisfaction::fairly, f.rules, morning(5h))); // another's
    const auto viewed = f.chains.view(first, "deputy-1", Satisfaction::fairly, f.rules, morning(5h));
    REQUIRE(viewed);
    CHECK(viewed->state.deputy_view == Satisfaction::fairly);
    CHECK(viewed->state.stage == OpinionStage::answered); // it moves nothing
    CHECK(f.station.records().back().kind == RecordKind::chain_event);
    REQUIRE(f.chains.say(first, Satisfaction::satisfied, f.rules, morning(6h)));
    CHECK(f.chains.of_deputy("deputy-1", f.rules, morning(6h).wall).value().size() == 1);
}
