#include "stored_rows.hpp"

#include <algorithm>

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "county/engine.hpp"
#include "county/sql.hpp"

namespace liaison::testing {

namespace {

using county::select;

std::vector<std::string> table_names(soci::session& sql) {
    const bool is_sqlite = sql.get_backend_name() == "sqlite3";
    std::vector<std::string> names;
    for (const auto& [name] : select<std::string>(
             sql, is_sqlite ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                            : "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = 'public'"))
        names.push_back(name);
    return names;
}

std::vector<std::string> column_names(soci::session& sql, const std::string& table) {
    const bool is_sqlite = sql.get_backend_name() == "sqlite3";
    std::vector<std::string> names;
    for (const auto& [name] :
         select<std::string>(sql,
                             is_sqlite ? "SELECT name FROM pragma_table_info(:name) ORDER BY name"
                                       : "SELECT CAST(column_name AS TEXT) FROM information_schema.columns"
                                         " WHERE table_name = :name ORDER BY 1",
                             {table}))
        names.push_back(name);
    return names;
}

} // namespace

county::SealOpener opens_nothing() {
    return county::SealOpener(domain::OpeningKey::generate(domain::SealingSuite::hpke_x25519));
}

std::string store_place(const CountyProcess& county) {
    return county.database().empty() ? county.data() + "/county.sqlite" : county.database();
}

std::unique_ptr<soci::session> open_store(const std::string& place) {
    return county::is_postgresql(place) ? std::make_unique<soci::session>(soci::postgresql, place)
                                        : std::make_unique<soci::session>(soci::sqlite3, place);
}

std::unique_ptr<soci::session> open_store(const CountyProcess& county) {
    return open_store(store_place(county));
}

std::vector<std::string> stored_rows(soci::session& sql) {
    std::vector<std::string> rows;
    for (const std::string& table : table_names(sql)) {
        std::string whole;
        for (const std::string& column : column_names(sql, table))
            whole += (whole.empty() ? "" : " || ' | ' || ") + ("coalesce(CAST(" + column + " AS TEXT), '-')");
        for (const auto& [row] : select<std::string>(sql, "SELECT " + whole + " FROM " + table))
            rows.push_back(table + ": " + row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

std::vector<std::string> stored_rows(const CountyProcess& county) {
    return stored_rows(*open_store(county));
}

} // namespace liaison::testing
