#include "county/reading/names.hpp"

#include "county/reading/json_text.hpp"
#include "county/sql.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

// `key` is what the answer calls the code.
json named_at_stations(soci::session& sql, const std::string& what, const char* key) {
    json entries = json::array();
    for (const auto& [station, code, texts] : select<std::string, std::string, std::string>(
             sql, "SELECT station, code, texts FROM configured_name WHERE what = :what ORDER BY station, code",
             {what}))
        entries.push_back({{"station", station}, {key, code}, {"name", stored_json(texts)}});
    return entries;
}

// In the words of the first station that has it.
json categories(soci::session& sql) {
    json entries = json::array();
    for (const auto& [code, texts] : select<std::string, std::string>(
             sql, "SELECT n.code, n.texts FROM configured_name n"
                  " WHERE n.what = 'category' AND n.station = (SELECT MIN(m.station)"
                  " FROM configured_name m WHERE m.what = n.what AND m.code = n.code)"
                  " ORDER BY n.code"))
        entries.push_back({{"code", code}, {"name", stored_json(texts)}});
    return entries;
}

json offices(soci::session& sql) {
    json entries = json::array();
    for (const auto& [office, opinions] : select<std::string, std::int64_t>(
             sql,
             "SELECT office, count(*) FROM opinion WHERE office <> '' GROUP BY office"
             " ORDER BY 2 DESC, 1 LIMIT :most",
             {std::int64_t{most_offices}}))
        entries.push_back(office);
    return entries;
}

} // namespace

json names(Database& database) {
    return database.use([](soci::session& sql) {
        return json{{"deputies", named_at_stations(sql, "deputy", "id")},
                    {"categories", categories(sql)},
                    {"grid_cells", named_at_stations(sql, "grid_cell", "code")},
                    {"offices", offices(sql)}};
    });
}

} // namespace liaison::county
