#include "store/sheets.hpp"

#include <algorithm>
#include <array>

#include <openssl/evp.h>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace liaison::store {

namespace {

std::string sha256_of(const domain::Bytes& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        refuse("a sheet's digest could not be made");
    return domain::to_hex({digest.begin(), digest.begin() + size});
}

constexpr const char* sheet_columns = "SELECT id, sha256, bytes, taken_at FROM sheets ";
domain::Sheet sheet_from(SQLite::Statement& row) {
    return {.id = row.getColumn(0).getString(),
            .sha256 = row.getColumn(1).getString(),
            .bytes = row.getColumn(2).getInt64(),
            .taken_at = time_from(row.getColumn(3))};
}

domain::Bytes bytes_from(const SQLite::Column& column) {
    const auto* begin = static_cast<const std::uint8_t*>(column.getBlob());
    return {begin, begin + column.getBytes()};
}

void check_room(SQLite::Database& sqlite, const std::string& ticket_id, const domain::Bytes& jpeg) {
    if (jpeg.empty() || jpeg.size() > domain::most_sheet_bytes) refuse("a sheet is larger than allowed");
    // Ten times as many as a log may name: each was looked at, and some were taken again.
    constexpr std::int64_t most_tries = 10 * std::int64_t{domain::most_sheets};
    if (number_from(sqlite, "SELECT count(*) FROM sheets WHERE ticket_id = ?", ticket_id) >= most_tries)
        refuse("there are enough sheets");
    if (number_from(sqlite, "SELECT count(*) FROM tickets WHERE id = ? AND state IN ('meeting', 'done')",
                    ticket_id) == 0)
        refuse("a sheet belongs to a reception");
}

} // namespace

Saved<domain::Sheet> Sheets::add(const std::string& ticket_id, const domain::Bytes& jpeg, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        check_room(sqlite, ticket_id, jpeg);
        domain::Sheet sheet{.id = domain::make_uuid(random_()),
                            .sha256 = sha256_of(jpeg),
                            .bytes = static_cast<std::int64_t>(jpeg.size()),
                            .taken_at = now.wall};
        SQLite::Statement insert = query(
            sqlite,
            "INSERT INTO sheets (id, ticket_id, taken_at, sha256, bytes, picture) VALUES (?, ?, ?, ?, ?, ?)",
            sheet.id, ticket_id, sheet.taken_at, sheet.sha256, sheet.bytes);
        insert.bind(6, jpeg.data(), static_cast<int>(jpeg.size()));
        insert.exec();
        return sheet;
    });
}

Saved<std::optional<domain::Bytes>> Sheets::picture(const std::string& sheet_id) {
    return guarded(database_.connection(), [&]() -> std::optional<domain::Bytes> {
        SQLite::Statement found =
            query(database_.connection().sqlite,
                  "SELECT picture FROM sheets WHERE id = ? AND picture IS NOT NULL", sheet_id);
        if (!found.executeStep()) return std::nullopt;
        return bytes_from(found.getColumn(0));
    });
}

Saved<std::optional<domain::SheetUpload>> Sheets::next_part() {
    return guarded(database_.connection(), [&]() -> std::optional<domain::SheetUpload> {
        SQLite::Database& sqlite = database_.connection().sqlite;
        const auto sheet =
            first_row(sqlite, sheet_columns, sheet_from,
                      "WHERE kept = 1 AND sent < bytes AND picture IS NOT NULL ORDER BY taken_at, id LIMIT 1");
        if (!sheet) return std::nullopt;
        SQLite::Statement part =
            query(sqlite, "SELECT sent, substr(picture, sent + 1, ?2) FROM sheets WHERE id = ?1", sheet->id,
                  static_cast<std::int64_t>(domain::sheet_part_bytes));
        part.executeStep();
        return domain::SheetUpload{*sheet, part.getColumn(0).getInt64(), bytes_from(part.getColumn(1))};
    });
}

Saved<void> Sheets::note_received(const std::string& sheet_id, std::int64_t bytes) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "UPDATE sheets SET sent = min(max(?2, 0), bytes) WHERE id = ?1",
            sheet_id, bytes);
    });
}

void keep_sheets(SQLite::Database& sqlite, const domain::Reception& reception) {
    for (const domain::Sheet& sheet : reception.log.sheets)
        if (run(sqlite, "UPDATE sheets SET kept = 1 WHERE id = ? AND ticket_id = ? AND sha256 = ?", sheet.id,
                reception.ticket_id, sheet.sha256) == 0)
            refuse("the log names a sheet that is not there");
    run(sqlite, "DELETE FROM sheets WHERE ticket_id = ? AND kept = 0", reception.ticket_id);
}

} // namespace liaison::store
