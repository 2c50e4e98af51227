#include "county/reading/names.hpp"

#include "county/reading/json_text.hpp"
#include "domain/reception_json.hpp"

namespace liaison::county {

using nlohmann::json;

namespace {

constexpr std::int64_t most_offices = 50;

// What is the whole county's: each code once, in the words of the first station that has it.
json common_names(soci::session& sql, const char* what) {
    json names = json::array();
    for (const auto& [code, texts] : select<std::string, std::string>(
             sql,
             "SELECT n.code, n.texts FROM configured_name n WHERE n.what = :what AND n.station ="
             " (SELECT min(m.station) FROM configured_name m WHERE m.what = n.what AND m.code = n.code)"
             " ORDER BY n.code",
             {what}))
        names.push_back({{"code", code}, {"name", stored_json(texts)}});
    return names;
}

json names_by_station(soci::session& sql, const char* what, const char* key) {
    json names = json::array();
    for (const auto& [station, code, texts] : select<std::string, std::string, std::string>(
             sql, "SELECT station, code, texts FROM configured_name WHERE what = :what ORDER BY station, code",
             {what}))
        names.push_back({{"station", station}, {key, code}, {"name", stored_json(texts)}});
    return names;
}

// That have opinions, those with most of them first.
json offices(soci::session& sql) {
    json names = json::array();
    for (const auto& [office] : select<std::string>(
             sql,
             "SELECT office FROM opinion WHERE office <> '' GROUP BY office ORDER BY count(*) DESC, office"
             " LIMIT :most",
             {most_offices}))
        names.push_back(office);
    return names;
}

} // namespace

std::string names_json(Database& database) {
    return database.use([](soci::session& sql) {
        return domain::dump({{"deputies", names_by_station(sql, "deputy", "id")},
                             {"categories", common_names(sql, "category")},
                             {"grid_cells", names_by_station(sql, "grid_cell", "code")},
                             {"outcomes", common_names(sql, "outcome")},
                             {"offices", offices(sql)}});
    });
}

} // namespace liaison::county
