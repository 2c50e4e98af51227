#include "county/reading/reception_versions.hpp"

#include <map>

#include "county/reading/json_text.hpp"
#include "county/record_body.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

json list_of(const json& body, const char* key) {
    return body.contains(key) && body[key].is_array() ? body[key] : json::array();
}

bool flag_of(const json& body, const char* key) {
    return body.contains(key) && body[key] == true;
}

std::string signature_of(const json& body, const char* who) {
    const json::json_pointer place("/signatures/" + std::string(who));
    if (!body.contains(place) || !body[place].is_object()) return "no";
    if (body[place].contains("declined")) return "declined";
    return body[place].contains("lines") ? "yes" : "no";
}

json sheets_of(const json& body) {
    json sheets = json::array();
    for (const json& sheet : list_of(body, "sheets"))
        if (sheet.is_object())
            sheets.push_back({{"id", text_of(sheet, "id")}, {"taken_at", text_of(sheet, "taken_at")}});
    return sheets;
}

json version_of(const json& body, bool shows_words) {
    json version{
        {"version", body.value("version", json(1))},
        {"deputy", text_of(body, "deputy")},
        {"begun_at", text_of(body, "begun_at")},
        {"ended_at", text_of(body, "ended_at")},
        {"language", text_of(body, "language")},
        {"interpreter", flag_of(body, "interpreter")},
        {"confidential", flag_of(body, "confidential")},
        {"present", list_of(body, "present")},
        {"sheets", sheets_of(body)},
        {"signatures", {{"visitor", signature_of(body, "visitor")}, {"deputy", signature_of(body, "deputy")}}},
        {"opinions", json::array()}};
    if (body.contains("correction") && body["correction"].is_object()) {
        const json& correction = body["correction"];
        version["correction"] = {{"deputy", text_of(correction, "deputy")}, {"at", text_of(correction, "at")}};
        if (shows_words) version["correction"]["reason"] = text_of(correction, "reason");
    }
    return version;
}

json opinion_of(const json& body, bool shows_words) {
    json opinion;
    for (const char* member : {"opinion_id", "event", "category", "urgency", "route"})
        opinion[member] = text_of(body, member);
    if (const std::string cell = text_of(body, "grid_cell"); !cell.empty()) opinion["grid_cell"] = cell;
    if (!shows_words) return opinion;
    opinion["words"] = text_of(body, "words");
    if (const std::string answer = text_of(body, "answer"); !answer.empty()) opinion["answer"] = answer;
    return opinion;
}

} // namespace

json reception_versions(soci::session& sql, const std::string& station, const std::string& reception,
                        bool sees_confidential) {
    std::map<json, json> versions; // by their number
    std::vector<json> bodies;
    bool is_confidential = false; // in one of its versions: then nothing of any is shown
    for (const auto& [text] :
         select<std::string>(sql,
                             "SELECT record.body FROM reception_record r JOIN record ON record.row = r.record"
                             " WHERE r.reception = :reception AND r.station = :station ORDER BY r.record",
                             {reception, station})) {
        json body = stored_json(text);
        if (!body.is_object()) continue;
        is_confidential = is_confidential || flag_of(body, "confidential");
        bodies.push_back(std::move(body));
    }
    const bool shows_words = sees_confidential || !is_confidential;
    for (const json& body : bodies)
        if (!body.contains("opinion_id"))
            versions.emplace(body.value("version", json(1)), version_of(body, shows_words));
    for (const json& body : bodies)
        if (body.contains("opinion_id"))
            if (const auto version = versions.find(body.value("reception_version", json(1)));
                version != versions.end())
                version->second["opinions"].push_back(opinion_of(body, shows_words));
    json all = json::array();
    for (auto& [number, version] : versions)
        all.push_back(std::move(version));
    return all;
}

} // namespace liaison::county
