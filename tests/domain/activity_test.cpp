// Activities: what a day holds, and how they travel.
#include "catch.hpp"
#include "domain/activity.hpp"
#include "domain/configuration.hpp"
#include "station_document.hpp"

using namespace liaison::domain;
using namespace std::chrono_literals;

namespace {

const Day today = parse_day("2026-11-24").value();
const WallTime noon = parse_wall_time("2026-11-24T04:00:00.000Z").value();

Activity planned(const char* id, Day day = today) {
    Activity activity{.id = id, .kind = ActivityKind::study, .title = {{{"zh", "学习"}}}, .day = day};
    activity.when = DayPeriod{9h, 10h + 30min};
    return activity;
}

Activity rated() {
    Activity activity = planned("report");
    activity.kind = ActivityKind::report_and_rating;
    activity.reporter = "deputy-1";
    activity.begun_by = "deputy-2";
    activity.attendances = {{"deputy-1", noon}, {"deputy-2", noon + 1min}};
    activity.rating =
        Rating{.deputy_id = "deputy-1", .opened_at = noon, .closed_at = noon + 1h, .closed_by = "deputy-2"};
    activity.rating->ballots = 6;
    activity.rating->totals = {{"contact", {3, 2, 1}}, {"conduct", {6, 0, 0}}};
    return activity;
}

} // namespace

TEST_CASE("a day holds what is planned for it, as it stands, and what was begun without a plan") {
    Activity begun = planned("b");
    begun.attendances = {{"deputy-1", noon}};
    const std::vector<Activity> plan{planned("a"), planned("b"), planned("c", next_day(today))};
    const std::vector<Activity> stored{begun, planned("d"), planned("e", previous_day(today))};
    const auto all = activities_on(today, plan, stored);
    REQUIRE(all.size() == 3);
    CHECK(all[0].id == "a");
    CHECK(all[1].is_attended_by("deputy-1"));
    CHECK_FALSE(all[1].is_attended_by("deputy-2"));
    CHECK(all[2].id == "d");
}

TEST_CASE("a report is rated once, and one at a time is open") {
    Activity activity = rated();
    CHECK(open_rating({activity}) == nullptr);
    CHECK_FALSE(activity.may_be_rated());
    activity.rating->closed_at.reset();
    const std::vector<Activity> day{planned("a"), activity};
    REQUIRE(open_rating(day) != nullptr);
    CHECK(open_rating(day)->id == "report");
    activity.rating.reset();
    CHECK(activity.may_be_rated());
    CHECK_FALSE(planned("a").may_be_rated());
}

TEST_CASE("an activity comes back from JSON as it was") {
    for (const Activity& activity : {rated(), planned("a"), Activity{.id = "x", .day = today}}) {
        const auto read = parse_activity(to_json(activity));
        REQUIRE(read);
        CHECK(to_json(*read) == to_json(activity));
        CHECK(read->rating == activity.rating);
        CHECK(read->attendances == activity.attendances);
    }
    Activity open = rated();
    open.rating->closed_at.reset();
    CHECK_THAT(to_json(open), !contains_text("totals")); // before it is closed nothing is told
}

TEST_CASE("JSON that is no activity is refused with what is wrong") {
    const std::string good = to_json(rated());
    const auto with = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        return text.replace(at, from.size(), to);
    };
    CHECK_FALSE(parse_activity(""));
    CHECK_FALSE(parse_activity("[]"));
    CHECK_FALSE(parse_activity(with("report_and_rating", "party")));
    CHECK_FALSE(parse_activity(with("[3,2,1]", "[3,2,1,0]")));
    CHECK_FALSE(parse_activity(with("[3,2,1]", "[3,2,-1]")));
    CHECK_FALSE(parse_activity(with("\"ballots\":6", "\"ballots\":6.5")));
    CHECK_FALSE(parse_activity(with("\"activity_id\"", "\"more\":1,\"activity_id\"")));
    CHECK_FALSE(parse_activity(with("2026-11-24\"", "2026-13-24\"")));
}

TEST_CASE("a ballot says something about each aspect once, and about nothing else") {
    const RatingRules rules;
    REQUIRE(rules.aspects.size() == 5);
    Ballot ballot;
    for (const RatingAspect& aspect : rules.aspects)
        ballot.push_back({aspect.code, Satisfaction::fairly});
    CHECK(is_complete(ballot, rules));
    Ballot twice = ballot;
    twice.back() = twice.front();
    CHECK_FALSE(is_complete(twice, rules));
    ballot.pop_back();
    CHECK_FALSE(is_complete(ballot, rules));
    CHECK_FALSE(is_complete({}, rules));
}

TEST_CASE("the county plans activities and says how reports are rated") {
    auto document = liaison::test::good_document();
    document["activities"] = {{{"id", "report-1"},
                               {"kind", "report_and_rating"},
                               {"title", {{"zh", "述职评议会"}}},
                               {"date", "2026-12-01"},
                               {"from", "14:30"},
                               {"to", "16:00"},
                               {"deputy", document["deputies"][0]["id"]}}};
    document["rating"] = {{"fewest_ballots", 9},
                          {"aspects", {{{"code", "contact"}, {"name", {{"zh", "联系群众"}}}}}}};
    const auto configuration = parse_station_configuration(document.dump());
    REQUIRE(configuration);
    REQUIRE(configuration->activities.size() == 1);
    CHECK(configuration->activities[0].kind == ActivityKind::report_and_rating);
    CHECK(configuration->activities[0].when->from == 14h + 30min);
    CHECK(configuration->rating.fewest_ballots == 9);
    CHECK(configuration->rating.aspects.size() == 1);

    const auto refused_at = [&](auto change) {
        auto wrong = document;
        change(wrong);
        const auto parsed = parse_station_configuration(wrong.dump());
        return parsed ? std::string() : parsed.error().where;
    };
    CHECK(refused_at([](auto& d) { d["activities"][0]["deputy"] = "nobody"; }) == "/activities/0/deputy");
    CHECK(refused_at([](auto& d) { d["activities"].push_back(d["activities"][0]); }) == "/activities/1");
    CHECK(refused_at([](auto& d) { d["activities"][0]["kind"] = "party"; }) == "/activities/0/kind");
    CHECK(refused_at([](auto& d) { d["rating"]["aspects"] = nlohmann::json::array(); }) == "/rating/aspects");
    CHECK(refused_at([](auto& d) { d["rating"]["fewest_ballots"] = 0; }) == "/rating/fewest_ballots");
}
