#include "county/sheet_store.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

std::int64_t received(soci::session& sql, const SheetPart& part) {
    const auto end = select_one<std::int64_t>(sql,
                                              "SELECT coalesce(max(first_byte + bytes), 0) FROM sheet_part"
                                              " WHERE station = :station AND sheet = :sheet",
                                              {part.station, part.sheet.id});
    return std::get<0>(*end);
}

// False: the id belongs to another sheet.
bool announce(soci::session& sql, const SheetPart& part, domain::WallTime now) {
    execute(sql,
            "INSERT INTO sheet (station, id, sha256, bytes, begun_at)"
            " VALUES (:station, :id, :sha256, :bytes, :now) ON CONFLICT DO NOTHING",
            {part.station, part.sheet.id, part.sheet.sha256, part.sheet.bytes, domain::format_wall_time(now)});
    const auto known = select_one<std::string, std::int64_t>(
        sql, "SELECT sha256, bytes FROM sheet WHERE station = :station AND id = :id",
        {part.station, part.sheet.id});
    return known == std::tuple(part.sheet.sha256, part.sheet.bytes);
}

void insert_part(soci::session& sql, const SheetPart& part) {
    execute(sql,
            "INSERT INTO sheet_part (station, sheet, first_byte, bytes, base64)"
            " VALUES (:station, :sheet, :first_byte, :bytes, :base64)",
            {part.station, part.sheet.id, part.offset, part.content.size(),
             domain::to_base64(domain::Bytes(part.content.begin(), part.content.end()))});
}

std::string content_of(soci::session& sql, const std::string& station, const std::string& sheet) {
    std::string content;
    for (const auto& [base64] : select<std::string>(sql,
                                                    "SELECT base64 FROM sheet_part WHERE station = :station"
                                                    " AND sheet = :sheet ORDER BY first_byte",
                                                    {station, sheet})) {
        const auto bytes = domain::from_base64(base64);
        if (!bytes) throw StoreTrouble("a part of a sheet is not in its form");
        content.append(bytes->begin(), bytes->end());
    }
    return content;
}

void drop_parts(soci::session& sql, const SheetPart& part) {
    execute(sql, "DELETE FROM sheet_part WHERE station = :station AND sheet = :sheet",
            {part.station, part.sheet.id});
}

void note_whole(soci::session& sql, const SheetPart& part, domain::WallTime now) {
    execute(sql, "UPDATE sheet SET whole_at = :now WHERE station = :station AND id = :id",
            {domain::format_wall_time(now), part.station, part.sheet.id});
}

} // namespace

std::optional<std::int64_t> SheetStore::accept(const SheetPart& part, domain::WallTime now) {
    return database_.change(
        Lock::station(part.station), [&](soci::session& sql) -> std::optional<std::int64_t> {
            if (!announce(sql, part, now)) return std::nullopt;
            const std::int64_t before = received(sql, part);
            const std::int64_t after = before + static_cast<std::int64_t>(part.content.size());
            if (part.offset != before || after > part.sheet.bytes || part.content.empty()) return before;
            insert_part(sql, part);
            if (after < part.sheet.bytes) return after;
            if (sha256_hex(content_of(sql, part.station, part.sheet.id)) != part.sheet.sha256) {
                drop_parts(sql, part);
                return 0;
            }
            note_whole(sql, part, now);
            return after;
        });
}

std::optional<std::string> SheetStore::jpeg(const std::string& station, const std::string& sheet_id) {
    const auto content = database_.use([&](soci::session& sql) -> std::optional<std::string> {
        const bool is_whole =
            select_one<std::string>(sql,
                                    "SELECT id FROM sheet WHERE station = :station AND id = :id"
                                    " AND whole_at IS NOT NULL",
                                    {station, sheet_id})
                .has_value();
        if (!is_whole) return std::nullopt;
        return content_of(sql, station, sheet_id);
    });
    return content ? seals_.open_sheet(station, sheet_id, *content) : std::nullopt;
}

std::vector<std::string> SheetStore::newest(const std::string& station, std::int64_t most) {
    return database_.use([&](soci::session& sql) {
        std::vector<std::string> ids;
        for (const auto& [id] :
             select<std::string>(sql,
                                 "SELECT id FROM sheet WHERE station = :station"
                                 " AND whole_at IS NOT NULL ORDER BY whole_at DESC, id LIMIT :most",
                                 {station, most}))
            ids.push_back(id);
        return ids;
    });
}

} // namespace liaison::county
