#include "county/change_json.hpp"

#include <set>

namespace liaison::county {

namespace {

void add_if_said(Json& value, const char* key, const std::string& text) {
    if (!text.empty()) value[key] = text;
}

Json stages_of(const Rollout& rollout) {
    Json stages = Json::array();
    for (const Part& part : rollout.parts) {
        while (stages.size() <= static_cast<std::size_t>(part.stage))
            stages.push_back(Json::array());
        stages.back().push_back(part.station);
    }
    return stages;
}

Json head_of(const Change& change, bool two_persons) {
    Json value{{"id", change.id},
               {"title", change.title},
               {"proposed_by", change.proposed_by},
               {"proposed_at", change.proposed_at},
               {"state", to_string(change.rollout.state)}};
    add_if_said(value, "decided_by", change.decided_by);
    add_if_said(value, "decided_at", change.decided_at);
    add_if_said(value, "taken_back_by", change.taken_back_by);
    add_if_said(value, "reason", change.reason);
    value["two_persons"] = two_persons;
    value["stages"] = stages_of(change.rollout);
    value["watch_minutes"] = change.rollout.watch.count();
    value["stage"] = change.rollout.stage;
    return value;
}

template <class Map>
typename Map::mapped_type found(const Map& map, const std::string& station) {
    const auto place = map.find(station);
    return place == map.end() ? typename Map::mapped_type{} : place->second;
}

// Of a change that is done nothing is written down any more, but stations that were silent come to run it.
Part seen_now(const WholeChange& whole, const Part& part, domain::WallTime now) {
    if (whole.change.rollout.state != ChangeState::done) return part;
    const auto seen = observed(part, found(whole.news, part.station), now);
    return seen && seen->state == PartState::running ? *seen : part;
}

Json part_as_json(const Part& part, const PartDetails& details) {
    Json value{{"station", part.station}, {"stage", part.stage}, {"state", to_string(part.state)}};
    if (part.version) value["version"] = *part.version;
    value["before_version"] = details.before_version;
    if (details.taken_back_version) value["taken_back_version"] = *details.taken_back_version;
    if (part.since) value["since"] = domain::format_wall_time(*part.since);
    add_if_said(value, "why", part.why);
    return value;
}

Json history_as_json(const std::vector<HistoryLine>& history) {
    Json lines = Json::array();
    for (const HistoryLine& line : history) {
        Json value{{"at", line.at}, {"who", line.who}, {"what", line.what}};
        add_if_said(value, "reason", line.reason);
        lines.push_back(std::move(value));
    }
    return lines;
}

} // namespace

Json change_row(const Change& change, bool two_persons) {
    Json value = head_of(change, two_persons);
    std::map<std::string, int> states;
    for (const Part& part : change.rollout.parts)
        ++states[to_string(part.state)];
    value["section_names"] = change.section_names;
    value["station_count"] = change.rollout.parts.size();
    value["states"] = states;
    return value;
}

Json change_as_json(const WholeChange& whole, bool two_persons, domain::WallTime now) {
    const Change& change = whole.change;
    Json value = head_of(change, two_persons);
    value["sections"] = with_new_hashes_hidden(whole.sections.common);
    Json own = Json::object(), before = Json::object(), stations = Json::array();
    for (const auto& [station, sections] : whole.sections.parts) {
        if (!sections.own.empty()) own[station] = with_new_hashes_hidden(sections.own);
        before[station] = with_hashes_hidden(sections.before);
    }
    for (const Part& part : change.rollout.parts)
        stations.push_back(part_as_json(seen_now(whole, part, now), found(change.details, part.station)));
    value["sections_of"] = std::move(own);
    value["stations"] = std::move(stations);
    value["before"] = std::move(before);
    value["history"] = history_as_json(whole.history);
    return value;
}

} // namespace liaison::county
