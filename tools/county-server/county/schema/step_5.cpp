// One schema for SQLite and PostgreSQL: no column has a word of SQL for its name, bytes are kept in base64, and
// no index holds a whole body.
#include "county/random.hpp"
#include "county/schema/steps.hpp"
#include "county/sql.hpp"

namespace liaison::county {

namespace {

constexpr const char* tables = R"sql(
ALTER TABLE issued_appointment RENAME COLUMN start TO starts_at;
ALTER TABLE issued_appointment RENAME COLUMN "end" TO ends_at;
ALTER TABLE slot_claim RENAME COLUMN start TO starts_at;
ALTER TABLE slot_claim RENAME COLUMN "end" TO ends_at;
ALTER TABLE slot_word RENAME COLUMN start TO starts_at;
ALTER TABLE slot_word RENAME COLUMN "end" TO ends_at;
ALTER TABLE slot_hold RENAME COLUMN start TO starts_at;
ALTER TABLE slot_hold RENAME COLUMN "end" TO ends_at;
ALTER TABLE slot_hold RENAME COLUMN until TO held_until;
ALTER TABLE sheet_part RENAME COLUMN "offset" TO first_byte;
ALTER TABLE sheet_part ADD COLUMN bytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sheet_part ADD COLUMN base64 TEXT NOT NULL DEFAULT '';
ALTER TABLE configuration ADD COLUMN signature_base64 TEXT NOT NULL DEFAULT '';
ALTER TABLE refused_record RENAME TO refused_before;
CREATE TABLE refused_record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    body_sha256 TEXT NOT NULL,
    reason      TEXT NOT NULL,
    UNIQUE (station, sequence, id, body_sha256)
);
CREATE INDEX record_by_row ON record (station, row); -- for readers that read on from the last row they saw
)sql";

domain::Bytes bytes_of_hex(const std::string& hex) {
    domain::Bytes bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(hex.substr(at, 2), nullptr, 16)));
    return bytes;
}

// Both read the bytes as hex, for which SQLite has a word; PostgreSQL has no rows of before this step.
void convert_signatures(soci::session& sql) {
    for (const auto& [station, version, hex] : select<std::string, std::int64_t, std::string>(
             sql, "SELECT station, version, hex(signature) FROM configuration"))
        execute(sql,
                "UPDATE configuration SET signature_base64 = :signature WHERE station = :station"
                " AND version = :version",
                {domain::to_base64(bytes_of_hex(hex)), station, version});
}

void convert_sheets(soci::session& sql) {
    for (const auto& [station, sheet, first_byte] : select<std::string, std::string, std::int64_t>(
             sql, "SELECT station, sheet, first_byte FROM sheet_part")) {
        const std::string part = " WHERE station = :station AND sheet = :sheet AND first_byte = :first_byte";
        const auto content = select_one<std::string>(sql, "SELECT hex(content) FROM sheet_part" + part,
                                                     {station, sheet, first_byte});
        const domain::Bytes bytes = bytes_of_hex(std::get<0>(*content));
        execute(sql, "UPDATE sheet_part SET base64 = :base64, bytes = :bytes" + part,
                {domain::to_base64(bytes), bytes.size(), station, sheet, first_byte});
    }
}

void convert_refused(soci::session& sql) {
    for (const auto& [row, body] :
         select<std::int64_t, std::string>(sql, "SELECT row, body FROM refused_before ORDER BY row"))
        execute(sql,
                "INSERT INTO refused_record (row, station, sequence, id, kind, recorded_at, received_at, body,"
                " body_sha256, reason) SELECT row, station, sequence, id, kind, recorded_at, received_at, body,"
                " :digest, reason FROM refused_before WHERE row = :row",
                {sha256_hex(body), row});
}

void convert(soci::session& sql) {
    if (sql.get_backend_name() == "sqlite3") {
        convert_signatures(sql);
        convert_sheets(sql);
        convert_refused(sql);
    }
    execute(sql, "ALTER TABLE configuration DROP COLUMN signature");
    execute(sql, "ALTER TABLE configuration RENAME COLUMN signature_base64 TO signature");
    execute(sql, "ALTER TABLE sheet_part DROP COLUMN content");
    execute(sql, "DROP TABLE refused_before");
}

} // namespace

Step step_5() {
    return {.both = tables, .convert = &convert};
}

} // namespace liaison::county
