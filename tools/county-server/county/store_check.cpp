#include "county/store_check.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

void check_file(soci::session& sql, std::vector<std::string>& problems) {
    if (sql.get_backend_name() != "sqlite3")
        return; // PostgreSQL checks its pages by itself, where it is told to
    for (const auto& [found] : select<std::string>(sql, "PRAGMA integrity_check"))
        if (found != "ok") problems.push_back(found);
    for (const auto& [table] : select<std::string>(sql, "PRAGMA foreign_key_check"))
        problems.push_back("a row of " + table + " belongs to nothing");
}

void check_chain_numbers(soci::session& sql, std::vector<std::string>& problems) {
    for (const auto& [station] : select<std::string>(
             sql, "SELECT station FROM chain_event GROUP BY station HAVING max(number) <> count(*)"))
        problems.push_back("the events of " + station + "'s opinions have a gap in their numbers");
}

void check_refused(soci::session& sql, std::vector<std::string>& problems) {
    for (const auto& [row, body, digest] : select<std::int64_t, std::string, std::string>(
             sql, "SELECT row, body, body_sha256 FROM refused_record"))
        if (sha256_hex(body) != digest)
            problems.push_back("refused record " + std::to_string(row) + " is not as it arrived");
}

void check_sheets(soci::session& sql, std::vector<std::string>& problems) {
    for (const auto& [station, id, sha256] : select<std::string, std::string, std::string>(
             sql, "SELECT station, id, sha256 FROM sheet WHERE whole_at IS NOT NULL")) {
        std::string content;
        for (const auto& [base64] : select<std::string>(sql,
                                                        "SELECT base64 FROM sheet_part WHERE station = "
                                                        ":station AND sheet = :sheet ORDER BY first_byte",
                                                        {station, id})) {
            const auto bytes = domain::from_base64(base64).value_or(domain::Bytes());
            content.append(bytes.begin(), bytes.end());
        }
        if (sha256_hex(content) != sha256)
            problems.push_back("sheet " + id + " of " + station + " is not as it was");
    }
}

void check_assets(soci::session& sql, std::vector<std::string>& problems) {
    for (const auto& [sha256] : select<std::string>(sql, "SELECT sha256 FROM asset")) {
        std::string content;
        for (const auto& [base64] : select<std::string>(
                 sql, "SELECT base64 FROM asset_part WHERE asset = :asset ORDER BY first_byte", {sha256})) {
            const auto bytes = domain::from_base64(base64).value_or(domain::Bytes());
            content.append(bytes.begin(), bytes.end());
        }
        if (sha256_hex(content) != sha256) problems.push_back("asset " + sha256 + " is not as it was");
    }
}

} // namespace

std::vector<std::string> check_store(Database& database) {
    return database.use([](soci::session& sql) {
        std::vector<std::string> problems;
        check_file(sql, problems);
        check_chain_numbers(sql, problems);
        check_refused(sql, problems);
        check_sheets(sql, problems);
        check_assets(sql, problems);
        return problems;
    });
}

} // namespace liaison::county
