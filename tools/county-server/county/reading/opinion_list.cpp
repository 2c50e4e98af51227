#include "county/reading/opinion_list.hpp"

#include <algorithm>

#include "county/opinion_book.hpp"
#include "county/reading/json_text.hpp"
#include "county/reading/opinion_rows.hpp"
#include "county/reading/supervision.hpp"
#include "domain/opinion_progress_json.hpp"

namespace liaison::county {

using domain::ChainDeed;
using nlohmann::json;

namespace {

std::string cursor_of(const OpinionLine& line) {
    return county::cursor_of({line.due_at, line.raised_at, line.id});
}

// How many there are, told apart in one walk through them.
struct Counts {
    json by_stage = json::object();
    json overdue_by_stage = json::object();
    std::int64_t overdue = 0;
    std::int64_t total = 0; // of the stage and lateness that the filter names
};

Counts counted(soci::session& sql, const Filter& filter, const Conditions& conditions, domain::WallTime now) {
    Counts counts;
    Values values{domain::format_wall_time(now)};
    values.insert(values.end(), conditions.values().begin(), conditions.values().end());
    for (const auto& [stage, number, late] : select<std::string, std::int64_t, std::int64_t>(
             sql,
             "SELECT o.stage, count(*), count(CASE WHEN o.due_at < :now THEN 1 END) FROM opinion o " +
                 conditions.where() + " GROUP BY o.stage",
             values)) {
        counts.by_stage[stage] = number;
        if (late > 0) counts.overdue_by_stage[stage] = late;
        counts.overdue += late;
        if (filter.stage.empty() || filter.stage == stage) counts.total += filter.overdue ? late : number;
    }
    return counts;
}

// The chain itself is asked, with an event that has all it could need.
json deeds_now(const domain::ChainState& state, const domain::ChainRules& rules, domain::WallTime now) {
    domain::ChainEvent event{.at = now,
                             .office = "-",
                             .text = "-",
                             .outcome = rules.outcomes.empty() ? "" : rules.outcomes.front().code,
                             .satisfaction = domain::Satisfaction::satisfied};
    json deeds = json::array();
    using enum ChainDeed;
    for (const ChainDeed deed : {assigned, returned, consulted, extended, answered, followed_up, viewed}) {
        event.deed = deed;
        if (domain::after(state, event, rules)) deeds.push_back(to_string(deed));
    }
    return deeds;
}

json outcomes_of(const domain::ChainRules& rules) {
    json outcomes = json::array();
    for (const domain::OutcomeClass& outcome : rules.outcomes)
        outcomes.push_back({{"code", outcome.code}, {"name", outcome.name.by_language}});
    return outcomes;
}

// What happened and whom it was urged upon, in the order of time.
json history(soci::session& sql, const domain::OpinionProgress& progress, bool shows_words) {
    std::vector<json> events;
    for (const domain::ChainEvent& event : progress.events)
        events.push_back(domain::value_of(event));
    for (json& notice : supervision_notices(sql, progress.opinion_id))
        events.push_back(std::move(notice));
    std::stable_sort(events.begin(), events.end(), [](const json& one, const json& other) {
        return one["at"].get_ref<const std::string&>() < other["at"].get_ref<const std::string&>();
    });
    if (!shows_words)
        for (json& event : events)
            event.erase("text");
    return events;
}

} // namespace

tl::expected<json, std::string> opinion_list(Database& database, const Filter& filter, const PageWish& page,
                                             domain::WallTime now) {
    const Conditions common = opinion_conditions(filter);
    Conditions here = common;
    add_standing(here, filter, now);
    if (!page.before.empty()) {
        const auto last = parts_of(page.before, 3);
        if (!last) return tl::unexpected(std::string("\"before\" is no cursor of this list"));
        const std::string &due = last->at(0), &raised = last->at(1), &id = last->at(2);
        here.add("o.due_at >= ?", {due});
        here.add("o.due_at > ? OR o.raised_at < ? OR (o.raised_at = ? AND o.id > ?)",
                 {due, raised, raised, id});
    }
    return database.use([&](soci::session& sql) {
        auto lines = select_opinion_lines(sql, here, "ORDER BY o.due_at, o.raised_at DESC, o.id LIMIT :most",
                                          {page.limit + 1});
        const bool is_more = static_cast<std::int64_t>(lines.size()) > page.limit;
        if (is_more) lines.pop_back();
        json opinions = json::array();
        for (const OpinionLine& line : lines)
            opinions.push_back(list_entry(line, filter.sees_confidential, now));
        Counts counts = counted(sql, filter, common, now);
        return json{
            {"opinions", std::move(opinions)}, {"next", is_more ? json(cursor_of(lines.back())) : json()},
            {"total", counts.total},           {"by_stage", std::move(counts.by_stage)},
            {"overdue", counts.overdue},       {"overdue_by_stage", std::move(counts.overdue_by_stage)}};
    });
}

std::optional<json> whole_opinion(Database& database, const std::string& id, bool sees_confidential,
                                  domain::WallTime now) {
    return database.use([&](soci::session& sql) -> std::optional<json> {
        Conditions conditions;
        conditions.add("o.id = ?", {id});
        const auto lines = select_opinion_lines(sql, conditions, "");
        if (lines.empty()) return std::nullopt;
        const OpinionLine& line = lines.front();
        const domain::ChainRules rules = station_facts(sql, line.station).rules;
        const auto progress = progress_of(sql, line.station, id, rules);
        if (!progress) return std::nullopt;
        const bool shows_words = sees_confidential || !line.confidential;
        json entry = list_entry(line, sees_confidential, now);
        const std::string& answer = line.reply.empty() ? line.answer : line.reply;
        if (shows_words && !answer.empty()) entry["answer"] = answer;
        if (!line.outcome.empty()) entry["outcome"] = line.outcome;
        entry["events"] = history(sql, *progress, shows_words);
        entry["deeds"] = deeds_now(progress->state, rules, now);
        entry["outcomes"] = outcomes_of(rules);
        return entry;
    });
}

} // namespace liaison::county
