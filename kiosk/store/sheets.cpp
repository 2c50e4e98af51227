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

constexpr const char* with_pictures =
    "FROM (SELECT sheets.*, opened(picture, check_in_id, 'sheets.picture/' || "
    "sheets.id) AS jpeg FROM sheets JOIN tickets ON tickets.id = ticket_id) ";

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
        SQLite::Statement insert =
            query(sqlite,
                  "INSERT INTO sheets (id, ticket_id, taken_at, sha256, bytes, to_send, picture)"
                  " SELECT ?1, id, ?3, ?4, ?5, ?5, sealed(?6, check_in_id, 'sheets.picture/' || ?1)"
                  " FROM tickets WHERE id = ?2",
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
                  (std::string("SELECT jpeg ") + with_pictures + "WHERE id = ? AND jpeg IS NOT NULL").c_str(),
                  sheet_id);
        if (!found.executeStep()) return std::nullopt;
        return bytes_from(found.getColumn(0));
    });
}

// What the county is told of a sheet is about the bytes that travel.
Saved<std::optional<domain::SheetUpload>> Sheets::next_part() {
    return guarded(database_.connection(), [&]() -> std::optional<domain::SheetUpload> {
        SQLite::Statement row(database_.connection().sqlite,
                              std::string("SELECT id, taken_at, sent, coalesce(envelope, jpeg) AS travels ") +
                                  with_pictures +
                                  "WHERE kept = 1 AND sent < to_send AND travels IS NOT NULL"
                                  " ORDER BY taken_at, id LIMIT 1");
        if (!row.executeStep()) return std::nullopt;
        const auto sent = row.getColumn(2).getInt64();
        const domain::Bytes all = bytes_from(row.getColumn(3));
        const auto begin = all.begin() + sent;
        const auto end = begin + std::min<std::int64_t>(domain::sheet_part_bytes, all.end() - begin);
        return domain::SheetUpload{{.id = row.getColumn(0).getString(),
                                    .sha256 = sha256_of(all),
                                    .bytes = static_cast<std::int64_t>(all.size()),
                                    .taken_at = time_from(row.getColumn(1))},
                                   sent,
                                   {begin, end}};
    });
}

Saved<void> Sheets::note_received(const std::string& sheet_id, std::int64_t bytes) {
    return in_transaction(database_.connection(), [&] {
        run(database_.connection().sqlite, "UPDATE sheets SET sent = min(max(?2, 0), to_send) WHERE id = ?1",
            sheet_id, bytes);
    });
}

namespace {

// From now on it travels as the county alone can read it, also where this machine cannot open its own any more.
void seal_to_county(SQLite::Database& sqlite, const std::string& sheet_id) {
    run(sqlite,
        "UPDATE sheets SET envelope = sealed_to_county(opened(picture, (SELECT check_in_id FROM tickets"
        " WHERE tickets.id = ticket_id), 'sheets.picture/' || id), id) WHERE id = ?",
        sheet_id);
    run(sqlite, "UPDATE sheets SET to_send = length(envelope) WHERE id = ? AND envelope IS NOT NULL", sheet_id);
}

} // namespace

void keep_sheets(SQLite::Database& sqlite, const domain::Reception& reception) {
    for (const domain::Sheet& sheet : reception.log.sheets) {
        const bool is_new = run(sqlite, "UPDATE sheets SET kept = 1 WHERE id = ? AND kept = 0", sheet.id) > 0;
        if (number_from(sqlite, "SELECT count(*) FROM sheets WHERE id = ? AND ticket_id = ? AND sha256 = ?",
                        sheet.id, reception.ticket_id, sheet.sha256) == 0)
            refuse("the log names a sheet that is not there");
        if (is_new) seal_to_county(sqlite, sheet.id);
    }
    run(sqlite, "DELETE FROM sheets WHERE ticket_id = ? AND kept = 0", reception.ticket_id);
}

} // namespace liaison::store
