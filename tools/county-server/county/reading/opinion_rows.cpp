#include "county/reading/opinion_rows.hpp"

#include "county/reading/json_text.hpp"
#include "county/reading/station_facts.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

constexpr const char* columns =
    "SELECT o.id, o.station, o.raised_at, o.category, o.urgency, o.route, o.stage, o.due_at, o.office,"
    " o.satisfaction, o.reception, o.deputy, o.grid_cell, o.words, o.answer, o.reply, o.confidential,"
    " o.extended, o.outcome, p.time_zone, n.texts FROM opinion o LEFT JOIN network_place p ON p.station = "
    "o.station"
    " LEFT JOIN configured_name n ON n.what = 'category' AND n.code = o.category AND n.station = o.station ";

// A day that the station counts by.
std::string due_day(const OpinionLine& line) {
    const auto due = domain::parse_wall_time(line.due_at);
    return due ? day_in(zone_of_name(line.time_zone), *due) : "";
}

} // namespace

std::int64_t OpinionLine::overdue_days(domain::WallTime now) const {
    const auto due = domain::parse_wall_time(due_at);
    if (!due || now <= *due) return 0;
    return std::chrono::ceil<std::chrono::days>(now - *due).count();
}

std::vector<OpinionLine> select_opinion_lines(soci::session& sql, const Conditions& conditions,
                                              const std::string& tail, const Values& more) {
    Values values = conditions.values();
    values.insert(values.end(), more.begin(), more.end());
    using Text = std::string;
    using Number = std::int64_t;
    using Maybe = std::optional<std::string>;
    std::vector<OpinionLine> lines;
    for (auto& row :
         select<Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text,
                Number, Number, Text, Maybe, Maybe>(sql, columns + conditions.where() + " " + tail, values))
        lines.push_back({.id = std::get<0>(row),
                         .station = std::get<1>(row),
                         .raised_at = std::get<2>(row),
                         .category = std::get<3>(row),
                         .urgency = std::get<4>(row),
                         .route = std::get<5>(row),
                         .stage = std::get<6>(row),
                         .due_at = std::get<7>(row),
                         .office = std::get<8>(row),
                         .outcome = std::get<18>(row),
                         .satisfaction = std::get<9>(row),
                         .reception = std::get<10>(row),
                         .deputy = std::get<11>(row),
                         .grid_cell = std::get<12>(row),
                         .words = std::move(std::get<13>(row)),
                         .answer = std::move(std::get<14>(row)),
                         .reply = std::move(std::get<15>(row)),
                         .confidential = std::get<16>(row) != 0,
                         .extended = std::get<17>(row) != 0,
                         .time_zone = std::get<19>(row).value_or(""),
                         .category_texts = std::get<20>(row).value_or("")});
    return lines;
}

json list_entry(const OpinionLine& line, bool sees_confidential, domain::WallTime now) {
    json entry{{"opinion_id", line.id},
               {"station", line.station},
               {"raised_at", line.raised_at},
               {"category", line.category},
               {"urgency", line.urgency},
               {"route", line.route},
               {"stage", line.stage},
               {"deputy", line.deputy},
               {"confidential", line.confidential},
               {"overdue", line.is_overdue(now)},
               {"overdue_days", line.overdue_days(now)},
               {"extended", line.extended}};
    if (!line.category_texts.empty()) entry["category_name"] = stored_json(line.category_texts);
    if (!line.confidential || sees_confidential) entry["words"] = line.words;
    if (!line.office.empty()) entry["office"] = line.office;
    if (!line.grid_cell.empty()) entry["grid_cell"] = line.grid_cell;
    if (!line.reception.empty()) entry["reception_id"] = line.reception;
    if (!line.satisfaction.empty()) entry["satisfaction"] = line.satisfaction;
    if (line.is_owed()) entry["due"] = due_day(line);
    return entry;
}

} // namespace liaison::county
