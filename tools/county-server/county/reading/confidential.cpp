#include "county/reading/confidential.hpp"

#include "county/reading/json_text.hpp"
#include "county/record_body.hpp"
#include "domain/reception_json.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

bool finds(Database& database, const std::string& text, const Values& values) {
    return database.use(
        [&](soci::session& sql) { return select_one<std::string>(sql, text, values).has_value(); });
}

bool is_confidential_reception(Database& database, const std::string& id) {
    return finds(database, "SELECT id FROM reception WHERE id = :id AND confidential = 1", {id});
}

// As the record says itself, or as a later version of the log has it.
bool is_confidential(Database& database, const json& body) {
    return body.value("confidential", json()) == true ||
           is_confidential_opinion(database, text_of(body, "opinion_id")) ||
           is_confidential_reception(database, text_of(body, "reception_id"));
}

} // namespace

bool is_confidential_opinion(Database& database, const std::string& id) {
    return finds(database, "SELECT id FROM opinion WHERE id = :id AND confidential = 1", {id});
}

bool is_confidential_sheet(Database& database, const std::string& station, const std::string& sheet) {
    return finds(database,
                 "SELECT r.id FROM reception_sheet s JOIN reception r ON r.id = s.reception AND r.station ="
                 " s.station WHERE s.station = :station AND s.sheet = :sheet AND r.confidential = 1",
                 {station, sheet});
}

std::string body_for(Database& database, const Member& member, const StoredRecord& record) {
    using domain::RecordKind;
    const auto is = [&](RecordKind kind) { return record.kind == domain::to_string(kind); };
    if (sees_confidential(member) ||
        !(is(RecordKind::reception) || is(RecordKind::opinion) || is(RecordKind::chain_event)))
        return record.body;
    json body = stored_json(record.body);
    if (!body.is_object() || !is_confidential(database, body)) return record.body;
    for (const char* said : {"words", "answer", "text", "result", "correction", "sheets"})
        body.erase(said);
    return domain::dump(body);
}

} // namespace liaison::county
