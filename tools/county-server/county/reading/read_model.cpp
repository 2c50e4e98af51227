#include "county/reading/read_model.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "county/opinion_book.hpp"
#include "county/reading/station_facts.hpp"
#include "county/record_body.hpp"
#include "domain/bytes.hpp"
#include "domain/reception_json.hpp"
#include "domain/text.hpp"

namespace liaison::county {

using domain::RecordKind;
using domain::WireRecord;
using nlohmann::json;

namespace {

bool flag_of(const json& body, const char* key) {
    return body.contains(key) && body[key].is_boolean() && body[key].get<bool>();
}

std::string texts_of(const domain::LocalizedText& text) {
    return domain::dump(text.by_language);
}

void enter_visitor(soci::session& sql, const std::string& station, const json& body) {
    const std::string id = text_of(body, "check_in_id");
    if (!domain::parse_uuid(id)) return;
    execute(sql,
            "INSERT INTO arrived_visitor (station, check_in, shown) VALUES (:station, :id, :shown)"
            " ON CONFLICT (station, check_in) DO UPDATE SET shown = excluded.shown",
            {station, id, short_name(text_of(body, "name"))});
}

void note_record(soci::session& sql, const std::string& station, const std::string& reception,
                 const std::string& record_id) {
    execute(sql,
            "INSERT INTO reception_record (reception, station, record)"
            " SELECT :reception, station, row FROM record WHERE id = :id AND station = :station"
            " ON CONFLICT DO NOTHING",
            {reception, record_id, station});
}

void note_sheets(soci::session& sql, const std::string& station, const std::string& reception,
                 const json& body) {
    if (!body.contains("sheets") || !body["sheets"].is_array()) return;
    for (const json& sheet : body["sheets"])
        if (sheet.is_object() && domain::parse_uuid(text_of(sheet, "id")))
            execute(sql,
                    "INSERT INTO reception_sheet (station, sheet, reception)"
                    " VALUES (:station, :sheet, :reception) ON CONFLICT DO NOTHING",
                    {station, text_of(sheet, "id"), reception});
}

// A correction is a later version; when the reception was does not change with it, so that it keeps its place.
void enter_reception(soci::session& sql, const std::string& station, const WireRecord& record, const json& body,
                     const domain::TimeZone& zone) {
    const std::string id = text_of(body, "reception_id");
    const auto begun_at = domain::parse_wall_time(text_of(body, "begun_at"));
    const auto ended_at = domain::parse_wall_time(text_of(body, "ended_at"));
    if (!domain::parse_uuid(id) || !begun_at || !ended_at) return;
    const bool is_numbered = body.contains("version") && body["version"].is_number_integer();
    const std::int64_t version = is_numbered ? body["version"].get<std::int64_t>() : 1;
    const bool confidential = flag_of(body, "confidential");
    const auto changed = execute(
        sql,
        "INSERT INTO reception (id, station, version, begun_at, ended_at, held_on, deputy, spoken,"
        " interpreter, confidential, check_in) VALUES (:id, :station, :version, :begun, :ended, :day, :deputy,"
        " :spoken, :interpreter, :confidential, :check_in) ON CONFLICT (id) DO UPDATE SET version ="
        " excluded.version, ended_at = excluded.ended_at, deputy = excluded.deputy, spoken ="
        " excluded.spoken, interpreter = excluded.interpreter, confidential = excluded.confidential"
        " WHERE reception.station = excluded.station AND reception.version < excluded.version",
        {id, station, version, domain::format_wall_time(*begun_at), domain::format_wall_time(*ended_at),
         day_in(zone, *ended_at), text_of(body, "deputy"), text_of(body, "language"),
         flag_of(body, "interpreter"), confidential, text_of(body, "check_in_id")});
    note_record(sql, station, id, record.id);
    note_sheets(sql, station, id, body);
    if (changed > 0)
        execute(sql,
                "UPDATE opinion SET confidential = :confidential WHERE reception = :id AND station = :station",
                {confidential, id, station});
}

// The row is there: enter_opinion_record made it. The day stays that of the first record.
void enter_opinion(soci::session& sql, const std::string& station, const WireRecord& record, const json& body,
                   const domain::TimeZone& zone) {
    const auto at = domain::parse_wall_time(text_of(body, "at"));
    if (!at) return;
    const std::string reception = text_of(body, "reception_id");
    execute(sql,
            "UPDATE opinion SET reception = :reception, deputy = :deputy, grid_cell = :grid_cell,"
            " urgency = :urgency, confidential = :confidential, words = :words, answer = :answer,"
            " raised_on = CASE raised_on WHEN '' THEN :day ELSE raised_on END"
            " WHERE id = :id AND station = :station",
            {reception, text_of(body, "deputy"), text_of(body, "grid_cell"), text_of(body, "urgency"),
             flag_of(body, "confidential"), text_of(body, "words"), text_of(body, "answer"), day_in(zone, *at),
             text_of(body, "opinion_id"), station});
    if (domain::parse_uuid(reception)) note_record(sql, station, reception, record.id);
}

bool is_read(RecordKind kind) {
    return kind == RecordKind::check_in || kind == RecordKind::reception || kind == RecordKind::opinion ||
           kind == RecordKind::chain_event;
}

// Gives the opinions that stand in another way now.
std::set<std::string> enter(soci::session& sql, const std::string& station,
                            const std::vector<const WireRecord*>& records, const domain::TimeZone& zone) {
    std::set<std::string> opinions;
    for (const WireRecord* record : records) {
        const json body = json::parse(record->body, nullptr, false);
        if (!body.is_object()) continue;
        if (record->kind == RecordKind::check_in) enter_visitor(sql, station, body);
        if (record->kind == RecordKind::reception) enter_reception(sql, station, *record, body, zone);
        if (record->kind == RecordKind::opinion) enter_opinion(sql, station, *record, body, zone);
        if (record->kind == RecordKind::opinion || record->kind == RecordKind::chain_event)
            opinions.insert(text_of(body, "opinion_id"));
    }
    return opinions;
}

void enter_names(soci::session& sql, const std::string& station, const char* what, const std::string& code,
                 const domain::LocalizedText& text) {
    execute(sql,
            "INSERT INTO configured_name (what, code, station, texts) VALUES (:what, :code, :station, :texts)"
            " ON CONFLICT (what, code, station) DO UPDATE SET texts = excluded.texts",
            {what, code, station, texts_of(text)});
}

std::string terms_of(const std::string& document) {
    const json value = json::parse(document, nullptr, false);
    return value.is_object() && value.contains("opinion_chain") ? value["opinion_chain"].dump() : "";
}

void enter_place(soci::session& sql, const domain::StationConfiguration& configuration,
                 const std::string& terms) {
    const domain::Station& station = configuration.station;
    execute(sql,
            "INSERT INTO network_place (station, kind, texts, parent, time_zone, terms)"
            " VALUES (:station, :kind, :texts, :parent, :zone, :terms) ON CONFLICT (station) DO UPDATE SET"
            " kind = excluded.kind, texts = excluded.texts, parent = excluded.parent,"
            " time_zone = excluded.time_zone, terms = excluded.terms",
            {station.id, to_string(station.kind), texts_of(station.name), station.parent,
             configuration.time_zone.name(), terms});
    execute(sql, "DELETE FROM configured_name WHERE station = :station", {station.id});
    for (const domain::Category& category : configuration.categories)
        enter_names(sql, station.id, "category", category.code, category.name);
    for (const domain::GridCell& cell : configuration.grid_cells)
        enter_names(sql, station.id, "grid_cell", cell.code, cell.name);
    for (const domain::Deputy& deputy : configuration.deputies)
        enter_names(sql, station.id, "deputy", deputy.id, deputy.name);
    for (const domain::OutcomeClass& outcome : configuration.opinion_chain.outcomes)
        enter_names(sql, station.id, "outcome", outcome.code, outcome.name);
}

// Where a configuration is of a form that this program does not read any more, the station has no place.
void fill_places(soci::session& sql) {
    for (const auto& [station] : select<std::string>(sql, "SELECT DISTINCT station FROM configuration")) {
        const auto newest = select_one<std::string>(
            sql, "SELECT document FROM configuration WHERE station = :station ORDER BY version DESC LIMIT 1",
            {station});
        const auto parsed = domain::parse_station_configuration(std::get<0>(*newest));
        if (parsed && parsed->station.id == station) enter_place(sql, *parsed, terms_of(std::get<0>(*newest)));
    }
}

constexpr std::int64_t records_at_once = 500;

// Of one station; gives the row to go on behind, or nothing when all are through.
std::optional<std::int64_t> fill_some(soci::session& sql, const std::string& station, std::int64_t after,
                                      const domain::TimeZone& zone) {
    std::vector<WireRecord> records;
    std::int64_t last = after;
    for (auto& [row, id, kind, body] : select<std::int64_t, std::string, std::string, std::string>(
             sql,
             "SELECT row, id, kind, body FROM record WHERE station = :station AND row > :after"
             " AND kind IN ('check_in', 'reception', 'opinion') ORDER BY row LIMIT :most",
             {station, after, records_at_once})) {
        WireRecord record;
        record.id = id;
        record.body = body;
        for (const auto known : {RecordKind::check_in, RecordKind::reception, RecordKind::opinion})
            if (kind == domain::to_string(known)) record.kind = known;
        records.push_back(std::move(record));
        last = row;
    }
    if (records.empty()) return std::nullopt;
    std::vector<const WireRecord*> all;
    for (const WireRecord& record : records)
        all.push_back(&record);
    enter(sql, station, all, zone);
    return last;
}

} // namespace

void enter_for_readers(soci::session& sql, const std::string& station,
                       const std::vector<const WireRecord*>& records) {
    std::vector<const WireRecord*> read;
    std::copy_if(records.begin(), records.end(), std::back_inserter(read),
                 [](const WireRecord* record) { return is_read(record->kind); });
    if (read.empty()) return;
    const StationFacts facts = station_facts(sql, station);
    for (const std::string& opinion : enter(sql, station, read, facts.zone))
        note_standing(sql, station, opinion, facts);
}

void enter_for_readers(soci::session& sql, const domain::StationConfiguration& configuration,
                       const std::string& document) {
    const std::string& station = configuration.station.id;
    const std::string terms = terms_of(document);
    const auto before =
        select_one<std::string>(sql, "SELECT terms FROM network_place WHERE station = :station", {station});
    enter_place(sql, configuration, terms);
    if (!before || std::get<0>(*before) != terms)
        note_standing_of_all(sql, station, {configuration.opinion_chain, configuration.time_zone});
}

void fill_read_model(soci::session& sql) {
    fill_places(sql);
    for (const auto& [station] : select<std::string>(sql, "SELECT id FROM station ORDER BY id")) {
        const StationFacts facts = station_facts(sql, station);
        std::optional<std::int64_t> row = 0;
        while (row)
            row = fill_some(sql, station, *row, facts.zone);
        note_standing_of_all(sql, station, facts);
    }
}

std::string short_name(const std::string& name) {
    const auto points = domain::code_points(name);
    return points.empty() ? "" : domain::to_utf8(points.front()) + "**";
}

} // namespace liaison::county
