#include "county/sheet_store.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

std::int64_t received(SQLite::Database& connection, const SheetPart& part) {
    SQLite::Statement sum(
        connection, "SELECT coalesce(sum(length(content)), 0) FROM sheet_part WHERE station = ? AND sheet = ?");
    sum.bind(1, part.station);
    sum.bind(2, part.sheet.id);
    sum.executeStep();
    return sum.getColumn(0).getInt64();
}

// False: the id belongs to another sheet.
bool announce(SQLite::Database& connection, const SheetPart& part, domain::WallTime now) {
    SQLite::Statement insert(connection,
                             "INSERT INTO sheet (station, id, sha256, bytes, begun_at) VALUES (?, ?, ?, ?, ?)"
                             " ON CONFLICT DO NOTHING");
    insert.bind(1, part.station);
    insert.bind(2, part.sheet.id);
    insert.bind(3, part.sheet.sha256);
    insert.bind(4, part.sheet.bytes);
    insert.bind(5, domain::format_wall_time(now));
    insert.exec();
    SQLite::Statement same(connection,
                           "SELECT 1 FROM sheet WHERE station = ? AND id = ? AND sha256 = ? AND bytes = ?");
    same.bind(1, part.station);
    same.bind(2, part.sheet.id);
    same.bind(3, part.sheet.sha256);
    same.bind(4, part.sheet.bytes);
    return same.executeStep();
}

void insert_part(SQLite::Database& connection, const SheetPart& part) {
    SQLite::Statement insert(connection,
                             "INSERT INTO sheet_part (station, sheet, offset, content) VALUES (?, ?, ?, ?)");
    insert.bind(1, part.station);
    insert.bind(2, part.sheet.id);
    insert.bind(3, part.offset);
    insert.bind(4, part.content.data(), static_cast<int>(part.content.size()));
    insert.exec();
}

std::string content_of(SQLite::Database& connection, const std::string& station, const std::string& sheet) {
    SQLite::Statement parts(connection,
                            "SELECT content FROM sheet_part WHERE station = ? AND sheet = ? ORDER BY offset");
    parts.bind(1, station);
    parts.bind(2, sheet);
    std::string content;
    while (parts.executeStep())
        content.append(static_cast<const char*>(parts.getColumn(0).getBlob()),
                       static_cast<std::size_t>(parts.getColumn(0).getBytes()));
    return content;
}

void drop_parts(SQLite::Database& connection, const SheetPart& part) {
    SQLite::Statement drop(connection, "DELETE FROM sheet_part WHERE station = ? AND sheet = ?");
    drop.bind(1, part.station);
    drop.bind(2, part.sheet.id);
    drop.exec();
}

void note_whole(SQLite::Database& connection, const SheetPart& part, domain::WallTime now) {
    SQLite::Statement update(connection, "UPDATE sheet SET whole_at = ? WHERE station = ? AND id = ?");
    update.bind(1, domain::format_wall_time(now));
    update.bind(2, part.station);
    update.bind(3, part.sheet.id);
    update.exec();
}

} // namespace

std::optional<std::int64_t> SheetStore::accept(const SheetPart& part, domain::WallTime now) {
    return database_.change([&](SQLite::Database& connection) -> std::optional<std::int64_t> {
        if (!announce(connection, part, now)) return std::nullopt;
        const std::int64_t before = received(connection, part);
        const std::int64_t after = before + static_cast<std::int64_t>(part.content.size());
        if (part.offset != before || after > part.sheet.bytes || part.content.empty()) return before;
        insert_part(connection, part);
        if (after < part.sheet.bytes) return after;
        if (sha256_hex(content_of(connection, part.station, part.sheet.id)) != part.sheet.sha256) {
            drop_parts(connection, part);
            return 0;
        }
        note_whole(connection, part, now);
        return after;
    });
}

std::optional<std::string> SheetStore::jpeg(const std::string& station, const std::string& sheet_id) {
    const auto content = database_.use([&](SQLite::Database& connection) -> std::optional<std::string> {
        SQLite::Statement whole(connection,
                                "SELECT 1 FROM sheet WHERE station = ? AND id = ? AND whole_at IS NOT NULL");
        whole.bind(1, station);
        whole.bind(2, sheet_id);
        if (!whole.executeStep()) return std::nullopt;
        return content_of(connection, station, sheet_id);
    });
    return content ? seals_.open_sheet(station, sheet_id, *content) : std::nullopt;
}

std::vector<std::string> SheetStore::newest(const std::string& station, std::int64_t most) {
    return database_.use([&](SQLite::Database& connection) {
        SQLite::Statement select(connection, "SELECT id FROM sheet WHERE station = ? AND whole_at IS NOT NULL"
                                             " ORDER BY whole_at DESC, id LIMIT ?");
        select.bind(1, station);
        select.bind(2, most);
        std::vector<std::string> ids;
        while (select.executeStep())
            ids.push_back(select.getColumn(0).getString());
        return ids;
    });
}

} // namespace liaison::county
