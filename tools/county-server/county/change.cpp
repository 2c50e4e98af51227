#include "county/change.hpp"

#include <limits>

#include "county/sql.hpp"

namespace liaison::county {

namespace {

using Text = std::optional<std::string>;
using Number = std::optional<std::int64_t>;

constexpr const char* change_columns =
    "number, id, title, proposed_by, proposed_at, state, decided_by, decided_at, taken_back_by, reason, "
    "section_names, watch_minutes, stage";

void read_parts(soci::session& sql, Change& change) {
    for (const auto& [station, stage, state, version, since, why, heard_from, heard_until, before_version,
                      taken_back_version] : select<std::string, std::int64_t, std::string, Number, Text,
                                                   std::string, Text, Text, std::int64_t, Number>(
             sql,
             "SELECT station, stage, state, version, since, why, heard_from, heard_until, before_version,"
             " taken_back_version"
             " FROM change_part WHERE change_id = :id ORDER BY place",
             {change.id})) {
        change.rollout.parts.push_back({.station = station,
                                        .stage = stage,
                                        .state = parse_part_state(state).value_or(PartState::failed),
                                        .version = version,
                                        .since = domain::parse_wall_time(since.value_or("")),
                                        .why = why,
                                        .heard_from = domain::parse_wall_time(heard_from.value_or("")),
                                        .heard_until = domain::parse_wall_time(heard_until.value_or(""))});
        change.details[station] = {before_version, taken_back_version};
    }
}

std::vector<Change> select_changes(soci::session& sql, const std::string& which, const Values& values) {
    std::vector<Change> changes;
    for (const auto& [number, id, title, proposed_by, proposed_at, state, decided_by, decided_at, taken_back_by,
                      reason, section_names, watch_minutes, stage] :
         select<std::int64_t, std::string, std::string, std::string, std::string, std::string, Text, Text, Text,
                std::string, std::string, std::int64_t, std::int64_t>(
             sql, std::string("SELECT ") + change_columns + " FROM configuration_change " + which, values))
        changes.push_back({.number = number,
                           .id = id,
                           .title = title,
                           .proposed_by = proposed_by,
                           .proposed_at = proposed_at,
                           .decided_by = decided_by.value_or(""),
                           .decided_at = decided_at.value_or(""),
                           .taken_back_by = taken_back_by.value_or(""),
                           .reason = reason,
                           .section_names = Json::parse(section_names).get<std::vector<std::string>>(),
                           .rollout = {.state = parse_change_state(state).value_or(ChangeState::halted),
                                       .stage = stage,
                                       .watch = std::chrono::minutes{watch_minutes},
                                       .parts = {}},
                           .details = {}});
    for (Change& change : changes)
        read_parts(sql, change);
    return changes;
}

ChangeSections select_sections(soci::session& sql, const std::string& id, const std::string& which,
                               const Values& values) {
    ChangeSections sections;
    if (const auto common =
            select_one<std::string>(sql, "SELECT sections FROM configuration_change WHERE id = :id", {id}))
        sections.common = Json::parse(std::get<0>(*common));
    for (const auto& [station, own, before] : select<std::string, std::string, std::string>(
             sql, "SELECT station, sections, sections_before FROM change_part WHERE change_id = :id" + which,
             values))
        sections.parts[station] = {Json::parse(own), Json::parse(before)};
    return sections;
}

// A station may have sent anything.
std::int64_t version_taken_back(const std::string& health) {
    const auto body = nlohmann::json::parse(health, nullptr, false);
    if (!body.is_object() || !body.contains("configuration") || !body["configuration"].is_object()) return 0;
    const auto& configuration = body["configuration"];
    const auto found = configuration.find("taken_back");
    return found != configuration.end() && found->is_number_integer() ? found->get<std::int64_t>() : 0;
}

Text text_of(const std::optional<domain::WallTime>& moment) {
    return moment ? std::optional(domain::format_wall_time(*moment)) : std::nullopt;
}

} // namespace

std::optional<Change> read_change(soci::session& sql, const std::string& id) {
    auto changes = select_changes(sql, "WHERE id = :id", {id});
    return changes.empty() ? std::nullopt : std::optional(std::move(changes.front()));
}

std::vector<Change> read_changes(soci::session& sql, std::int64_t before, std::int64_t most) {
    return select_changes(sql, "WHERE number < :before ORDER BY number DESC LIMIT :most",
                          {before == 0 ? std::numeric_limits<std::int64_t>::max() : before, most});
}

std::vector<HistoryLine> read_history(soci::session& sql, const std::string& id) {
    std::vector<HistoryLine> lines;
    for (const auto& [at, who, what, reason] : select<std::string, std::string, std::string, std::string>(
             sql, "SELECT at, who, what, reason FROM change_history WHERE change_id = :id ORDER BY number",
             {id}))
        lines.push_back({at, who, what, reason});
    return lines;
}

ChangeSections read_sections(soci::session& sql, const std::string& id) {
    return select_sections(sql, id, "", {id});
}

ChangeSections read_sections(soci::session& sql, const std::string& id, const std::string& station) {
    return select_sections(sql, id, " AND station = :station", {id, station});
}

void write_part(soci::session& sql, const std::string& id, const Part& part) {
    execute(
        sql,
        "UPDATE change_part SET state = :state, version = :version, since = :since, why = :why,"
        " heard_from = :heard_from, heard_until = :heard_until WHERE change_id = :id AND station = :station",
        {to_string(part.state), part.version, text_of(part.since), part.why, text_of(part.heard_from),
         text_of(part.heard_until), id, part.station});
}

void write_history(soci::session& sql, const std::string& id, const HistoryLine& line) {
    execute(sql,
            "INSERT INTO change_history (change_id, number, at, who, what, reason) SELECT :id, "
            "coalesce(max(number), 0)"
            " + 1, :at, :who, :what, :reason FROM change_history WHERE change_id = :same_id",
            {id, line.at, line.who, line.what, line.reason, id});
}

std::map<std::string, StationNews> read_news(soci::session& sql, const std::string& id) {
    std::map<std::string, StationNews> news;
    for (const auto& [station, running, contact, health] : select<std::string, Number, Text, Text>(
             sql,
             "SELECT s.id, s.running_version, s.last_contact, h.body FROM change_part p JOIN station s"
             " ON s.id = p.station LEFT JOIN station_health h ON h.station = s.id WHERE p.change_id = :id",
             {id}))
        news[station] = {running, domain::parse_wall_time(contact.value_or("")),
                         health ? version_taken_back(*health) : 0};
    return news;
}

} // namespace liaison::county
