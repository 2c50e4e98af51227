// Deputies sign in, voters rate: each deputy once, each person once, and nobody can tell who said what.
#include "store/activities.hpp"

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "station.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

const RatingRules rules;

Activity report() {
    return {.id = "report-1", .kind = ActivityKind::report_and_rating, .day = morning().today};
}

Ballot ballot_of(Satisfaction word) {
    Ballot ballot;
    for (const RatingAspect& aspect : rules.aspects)
        ballot.push_back({aspect.code, word});
    return ballot;
}

struct Room1 {
    TemporaryFolder folder;
    // Each of them the same start of the program, so that files can be compared.
    StoreAtWork station{
        Database::open({.directory = folder.data(), .now = morning().wall, .boot = "00000000000000a1"}).value(),
        folder.data(), 1};
    Activities activities{*station.database, *station.key, random_from(7)};

    std::string key(int number) { return station.key->person_key(person(number).visitor.number); }
    BallotOutcome hand_in(int number, Satisfaction word = Satisfaction::satisfied) {
        return activities.hand_in("report-1", key(number), ballot_of(word)).value();
    }
    Activity close(int fewest = 5) {
        return activities.close_rating("report-1", "deputy-2", fewest, morning(2h)).value();
    }
    Activity today() { return station.visits.station_day(morning().today).value().activities.at(0); }
    // All bytes that are on the disk of it.
    std::string bytes() {
        std::string all;
        for (const auto& file : std::filesystem::directory_iterator(folder.data()))
            if (file.path().filename().string().starts_with("station.db")) all += content_of(file.path());
        return all;
    }
};

} // namespace

TEST_CASE("a deputy attends an activity once, and the county hears of it in the same step") {
    Room1 f;
    const auto begun = f.activities.attend(
        {.id = {}, .kind = ActivityKind::study, .day = morning().today, .begun_by = "deputy-1"}, "deputy-1",
        morning());
    REQUIRE(begun);
    CHECK(parse_uuid(begun->id)); // it had none
    const auto records = f.station.records().size();
    REQUIRE(f.activities.attend(*begun, "deputy-2", morning(1min)));
    CHECK(f.station.records().size() == records + 1);
    const auto again = f.activities.attend(*begun, "deputy-1", morning(2min));
    REQUIRE(again);
    CHECK(again->attendances.size() == 2);
    CHECK(f.station.records().size() == records + 1); // nothing new
    CHECK(ask(f.folder.database(), "SELECT count(*) FROM attendances") == "2");
    const WireRecord last = f.station.records().back();
    CHECK(last.kind == RecordKind::activity);
    CHECK(parse_activity(last.body)->attendances.size() == 2);
    CHECK(f.today().attendances.size() == 2);
}

TEST_CASE("a planned activity keeps its id and its plan") {
    Room1 f;
    Activity planned = report();
    planned.title = {{{"zh", "述职评议会"}}};
    REQUIRE(f.activities.attend(planned, "deputy-1", morning()));
    planned.title = {};
    planned.attendances = {
        {"deputy-9", morning().wall}}; // what the glass knows does not count, what is stored does
    CHECK(f.activities.attend(planned, "deputy-2", morning())->attendances.size() == 2);
    CHECK(f.today().title.in("zh") == "述职评议会");
}

TEST_CASE("one person has one ballot, while the rating is open") {
    Room1 f;
    CHECK(f.hand_in(1) == BallotOutcome::too_late); // not open yet
    REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
    CHECK(f.hand_in(1) == BallotOutcome::counted);
    CHECK(f.hand_in(1, Satisfaction::dissatisfied) == BallotOutcome::has_rated);
    for (int number = 2; number <= 5; ++number)
        CHECK(f.hand_in(number, Satisfaction::fairly) == BallotOutcome::counted);
    CHECK(f.today().rating->ballots == 5);
    CHECK(f.today().rating->totals.empty()); // not before it is closed
    CHECK_FALSE(f.activities.hand_in("report-1", "", ballot_of(Satisfaction::fairly)));
    const Activity closed = f.close();
    CHECK(closed.rating->ballots == 5);
    CHECK(closed.rating->deputy_id == "deputy-1");
    CHECK(closed.rating->closed_by == "deputy-2");
    REQUIRE(closed.rating->totals.size() == rules.aspects.size());
    for (const AspectTotals& aspect : closed.rating->totals)
        CHECK(aspect.words == std::array{1, 4, 0});
    CHECK(f.hand_in(6) == BallotOutcome::too_late);
    CHECK_FALSE(f.activities.close_rating("report-1", "deputy-2", 5, morning(3h)));
    CHECK_FALSE(f.activities.open_rating(report(), "deputy-1", rules, morning(3h))); // rated once
}

TEST_CASE("two reports are not rated at the same time") {
    Room1 f;
    REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
    Activity other = report();
    other.id = "report-2";
    const auto refused = f.activities.open_rating(other, "deputy-2", rules, morning());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == SaveError::Kind::moved_on);
    f.close();
    CHECK(f.activities.open_rating(other, "deputy-2", rules, morning()));
}

TEST_CASE("of few ballots nothing but their number is kept or told") {
    Room1 f;
    REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
    for (int number = 1; number <= 4; ++number)
        f.hand_in(number);
    CHECK(f.close(5).rating->totals.empty());
    CHECK(f.today().rating->ballots == 4);
    CHECK_THAT(f.station.records().back().body, !contains_text("totals"));
}

TEST_CASE("a rating that nobody closed is closed with the day") {
    Room1 f;
    REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
    for (int number = 1; number <= 5; ++number)
        f.hand_in(number);
    CHECK(f.activities.close_earlier_days(5, morning(8h)).value() == 0);
    CHECK(f.activities.close_earlier_days(5, days_later(1)).value() == 1);
    CHECK(f.activities.close_earlier_days(5, days_later(1)).value() == 0);
    const auto told = parse_activity(f.station.records().back().body);
    CHECK(told->rating->closed_by.empty());
    CHECK(told->rating->totals.size() == rules.aspects.size());
}

// The strongest that can be said of a file: whoever said which, it is the same, bit by bit.
TEST_CASE("secret: the database does not change with who said what, and neither does its journal") {
    const std::array all{Satisfaction::satisfied, Satisfaction::dissatisfied, Satisfaction::fairly,
                         Satisfaction::satisfied, Satisfaction::satisfied,    Satisfaction::dissatisfied};
    std::vector<std::string> files;
    for (const std::size_t turn : {std::size_t{0}, std::size_t{1}, std::size_t{3}}) {
        Room1 f;
        REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
        for (std::size_t i = 0; i < all.size(); ++i) // the same people in the same order, other words each time
            REQUIRE(f.hand_in(static_cast<int>(i) + 1, all.at((i + turn) % all.size())) ==
                    BallotOutcome::counted);
        CHECK(std::filesystem::file_size(f.folder.database().string() + "-wal") == 0);
        files.push_back(content_of(f.folder.database()));
        const std::string key = ask(f.folder.database(), "SELECT id FROM machine_key"); // another one each time
        files.back().replace(files.back().find(key), key.size(), "");
    }
    CHECK((files[0] == files[1]));
    CHECK((files[0] == files[2]));
}

TEST_CASE("secret: when the rating is closed nothing on the disk says who has rated") {
    Room1 f;
    REQUIRE(f.activities.open_rating(report(), "deputy-1", rules, morning()));
    std::vector<std::string> voters;
    for (int number = 1; number <= 6; ++number) {
        f.hand_in(number);
        voters.push_back(f.station.key->voter_hash("report-1", f.key(number)));
    }
    for (const std::string& voter : voters)
        CHECK_THAT(f.bytes(), contains_text(voter)); // so that they have one ballot
    f.close();
    const std::string bytes = f.bytes();
    for (const std::string& voter : voters)
        CHECK_THAT(bytes, !contains_text(voter));
    CHECK(ask(f.folder.database(), "SELECT count(*) FROM rating_totals") == "0");
    for (const WireRecord& record : f.station.records())
        CHECK_THAT(record.body, !contains_text("voter"));
}

TEST_CASE("secret: the same person looks different at every activity") {
    Room1 f;
    CHECK(f.station.key->voter_hash("a", f.key(1)) != f.station.key->voter_hash("b", f.key(1)));
    CHECK(f.station.key->voter_hash("a", f.key(1)) != f.station.key->voter_hash("a", f.key(2)));
    CHECK(f.station.key->voter_hash("a", f.key(1)) != f.key(1));
}
