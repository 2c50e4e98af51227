#include "county/reading/reception_list.hpp"

#include <map>

#include "county/reading/json_text.hpp"
#include "county/reading/reception_versions.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

constexpr const char* columns =
    "SELECT r.id, r.station, r.begun_at, r.ended_at, r.deputy, r.spoken, r.version, r.interpreter,"
    " r.confidential, v.shown, n.texts, p.texts, p.time_zone, r.held_on FROM reception r"
    " LEFT JOIN arrived_visitor v ON v.station = r.station AND v.check_in = r.check_in"
    " LEFT JOIN configured_name n ON n.what = 'deputy' AND n.code = r.deputy AND n.station = r.station"
    " LEFT JOIN network_place p ON p.station = r.station ";

void add_opinions(soci::session& sql, std::vector<ReceptionLine>& receptions) {
    if (receptions.empty()) return;
    std::map<std::string, ReceptionLine*> by_id;
    std::string places;
    Values ids;
    for (ReceptionLine& reception : receptions) {
        by_id[reception.id] = &reception;
        places += (ids.empty() ? ":r" : ", :r") + std::to_string(ids.size());
        ids.emplace_back(reception.id);
    }
    for (OpinionLine& line : select_opinion_lines(
             sql, {}, "WHERE o.reception IN (" + places + ") ORDER BY o.raised_at, o.id", ids)) {
        ReceptionLine& reception = *by_id.at(line.reception);
        if (reception.station == line.station) reception.opinions.push_back(std::move(line));
    }
}

std::vector<ReceptionLine> select_lines(soci::session& sql, const Conditions& conditions, std::int64_t most) {
    using Text = std::string;
    using Number = std::int64_t;
    using Maybe = std::optional<std::string>;
    Values values = conditions.values();
    values.emplace_back(most);
    std::vector<ReceptionLine> lines;
    for (const auto& row :
         select<Text, Text, Text, Text, Text, Text, Number, Number, Number, Maybe, Maybe, Maybe, Maybe, Text>(
             sql,
             columns + conditions.where() + " ORDER BY r.held_on DESC, r.begun_at DESC, r.id DESC LIMIT :most",
             values))
        lines.push_back({.id = std::get<0>(row),
                         .station = std::get<1>(row),
                         .held_on = std::get<13>(row),
                         .begun_at = std::get<2>(row),
                         .ended_at = std::get<3>(row),
                         .deputy = std::get<4>(row),
                         .language = std::get<5>(row),
                         .version = std::get<6>(row),
                         .interpreter = std::get<7>(row) != 0,
                         .confidential = std::get<8>(row) != 0,
                         .visitor = std::get<9>(row).value_or(""),
                         .deputy_texts = std::get<10>(row).value_or(""),
                         .station_texts = std::get<11>(row).value_or(""),
                         .time_zone = std::get<12>(row).value_or("")});
    return lines;
}

json list_entry(const ReceptionLine& line, bool sees_confidential) {
    json entry{
        {"reception_id", line.id},   {"station", line.station},         {"version", line.version},
        {"begun_at", line.begun_at}, {"ended_at", line.ended_at},       {"deputy", line.deputy},
        {"language", line.language}, {"interpreter", line.interpreter}, {"confidential", line.confidential}};
    if (!line.deputy_texts.empty()) entry["deputy_name"] = stored_json(line.deputy_texts);
    if (!line.visitor.empty()) entry["visitor"] = line.visitor;
    json opinions = json::array();
    for (const OpinionLine& opinion : line.opinions) {
        json short_entry{{"opinion_id", opinion.id},
                         {"category", opinion.category},
                         {"route", opinion.route},
                         {"stage", opinion.stage}};
        if (!opinion.category_texts.empty()) short_entry["category_name"] = stored_json(opinion.category_texts);
        if (sees_confidential || !(opinion.confidential || line.confidential))
            short_entry["words"] = opinion.words;
        opinions.push_back(std::move(short_entry));
    }
    entry["opinions"] = std::move(opinions);
    return entry;
}

void add_details(json& entry, const OpinionLine& opinion, bool shows_words) {
    entry["urgency"] = opinion.urgency;
    if (!opinion.grid_cell.empty()) entry["grid_cell"] = opinion.grid_cell;
    if (shows_words && !opinion.answer.empty()) entry["answer"] = opinion.answer;
}

} // namespace

tl::expected<std::vector<ReceptionLine>, std::string>
select_receptions(soci::session& sql, const Filter& filter, const PageWish& page) {
    Conditions conditions = reception_conditions(filter);
    if (!page.before.empty()) {
        const auto last = parts_of(page.before, 3);
        if (!last) return tl::unexpected(std::string("\"before\" is no cursor of this list"));
        conditions.add("(r.held_on, r.begun_at, r.id) < (?, ?, ?)", {last->at(0), last->at(1), last->at(2)});
    }
    auto lines = select_lines(sql, conditions, page.limit);
    add_opinions(sql, lines);
    return lines;
}

std::int64_t count_receptions(soci::session& sql, const Filter& filter) {
    const Conditions conditions = reception_conditions(filter);
    return std::get<0>(*select_one<std::int64_t>(sql, "SELECT count(*) FROM reception r " + conditions.where(),
                                                 conditions.values()));
}

tl::expected<json, std::string> reception_list(Database& database, const Filter& filter, const PageWish& page) {
    return database.use([&](soci::session& sql) -> tl::expected<json, std::string> {
        auto lines = select_receptions(sql, filter, {page.before, page.limit + 1});
        if (!lines) return tl::unexpected(lines.error());
        const bool is_more = static_cast<std::int64_t>(lines->size()) > page.limit;
        if (is_more) lines->pop_back();
        json receptions = json::array();
        for (const ReceptionLine& line : *lines)
            receptions.push_back(list_entry(line, filter.sees_confidential));
        return json{{"receptions", std::move(receptions)},
                    {"next", is_more ? json(lines->back().cursor()) : json()},
                    {"total", count_receptions(sql, filter)}};
    });
}

std::optional<json> whole_reception(Database& database, const std::string& id, bool sees_confidential) {
    return database.use([&](soci::session& sql) -> std::optional<json> {
        Conditions conditions;
        conditions.add("r.id = ?", {id});
        auto lines = select_lines(sql, conditions, 1);
        if (lines.empty()) return std::nullopt;
        add_opinions(sql, lines);
        const ReceptionLine& line = lines.front();
        json entry = list_entry(line, sees_confidential);
        for (std::size_t i = 0; i < line.opinions.size(); ++i)
            add_details(entry["opinions"][i], line.opinions[i], entry["opinions"][i].contains("words"));
        json versions = reception_versions(sql, line.station, id, sees_confidential);
        for (const json& version : versions)
            if (version["version"] == line.version)
                for (const char* member : {"present", "sheets", "signatures"})
                    entry[member] = version[member];
        entry["versions"] = std::move(versions);
        return entry;
    });
}

} // namespace liaison::county
