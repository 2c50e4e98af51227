// Activities as JSON.
#include <nlohmann/json.hpp>

#include "domain/activity.hpp"
#include "domain/json_reader.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::size_t most_attendances = 500;
constexpr std::size_t most_aspects = 20;
constexpr std::size_t longest_text = 400; // bytes
constexpr std::int64_t most_ballots = 1'000'000;

json value_of(const Rating& rating) {
    json value{{"deputy", rating.deputy_id},
               {"opened_at", format_wall_time(rating.opened_at)},
               {"ballots", rating.ballots}};
    if (!rating.closed_at) return value;
    value["closed_at"] = format_wall_time(*rating.closed_at);
    if (!rating.closed_by.empty()) value["closed_by"] = rating.closed_by;
    json totals = json::array();
    for (const AspectTotals& aspect : rating.totals)
        totals.push_back({{"aspect", aspect.aspect}, {"words", aspect.words}});
    if (!totals.empty()) value["totals"] = std::move(totals);
    return value;
}

Rating rating_from(JsonReader reader) {
    constexpr const char* time_form = "RFC 3339 in UTC with milliseconds";
    Rating rating{.deputy_id = reader.member("deputy").text(longest_text),
                  .opened_at = reader.member("opened_at").parsed(parse_wall_time, time_form),
                  .ballots = static_cast<int>(reader.member("ballots").integer(0, most_ballots))};
    if (reader.has("closed_at"))
        rating.closed_at = reader.member("closed_at").parsed(parse_wall_time, time_form);
    if (reader.has("closed_by")) rating.closed_by = reader.member("closed_by").text(longest_text);
    if (reader.has("totals"))
        reader.member("totals").each(most_aspects, [&](JsonReader entry) {
            AspectTotals totals{.aspect = entry.member("aspect").text(longest_text)};
            std::size_t word = 0;
            entry.member("words").each(totals.words.size(), [&](const JsonReader& count) {
                totals.words.at(word++) = static_cast<int>(count.integer(0, most_ballots));
            });
            entry.no_other_members();
            rating.totals.push_back(std::move(totals));
        });
    reader.no_other_members();
    return rating;
}

DayPeriod period_from(JsonReader reader) {
    constexpr const char* form = "a time such as 09:30";
    const DayPeriod period{reader.member("from").parsed(parse_minute, form),
                           reader.member("to").parsed(parse_minute, form)};
    reader.no_other_members();
    return period;
}

Activity activity_from(JsonReader reader) {
    Activity activity{.id = reader.member("activity_id").text(longest_text),
                      .kind = reader.member("kind").parsed(parse_activity_kind,
                                                           "policy_talk, reception, study, report_and_rating"),
                      .day = reader.member("day").parsed(parse_day, "a day such as 2026-11-24")};
    if (reader.has("title"))
        reader.member("title").each_member([&](const std::string& language, const JsonReader& text) {
            activity.title.by_language[language] = text.text(longest_text);
        });
    if (reader.has("when")) activity.when = period_from(reader.member("when"));
    if (reader.has("reporter")) activity.reporter = reader.member("reporter").text(longest_text);
    if (reader.has("begun_by")) activity.begun_by = reader.member("begun_by").text(longest_text);
    reader.member("attendances").each(most_attendances, [&](JsonReader entry) {
        activity.attendances.push_back(
            {entry.member("deputy").text(longest_text),
             entry.member("at").parsed(parse_wall_time, "RFC 3339 in UTC with milliseconds")});
        entry.no_other_members();
    });
    if (reader.has("rating")) activity.rating = rating_from(reader.member("rating"));
    reader.no_other_members();
    return activity;
}

} // namespace

std::string to_json(const Activity& activity) {
    json attendances = json::array();
    for (const Attendance& attendance : activity.attendances)
        attendances.push_back({{"deputy", attendance.deputy_id}, {"at", format_wall_time(attendance.at)}});
    json value{{"activity_id", activity.id},
               {"kind", to_string(activity.kind)},
               {"day", format_day(activity.day)},
               {"attendances", std::move(attendances)}};
    if (!activity.title.by_language.empty()) value["title"] = activity.title.by_language;
    if (activity.when)
        value["when"] = {{"from", format_minute(activity.when->from)},
                         {"to", format_minute(activity.when->to)}};
    if (!activity.reporter.empty()) value["reporter"] = activity.reporter;
    if (!activity.begun_by.empty()) value["begun_by"] = activity.begun_by;
    if (activity.rating) value["rating"] = value_of(*activity.rating);
    return dump(value);
}

tl::expected<Activity, std::string> parse_activity(std::string_view text) {
    return read_json<Activity>(text, activity_from);
}

} // namespace liaison::domain
