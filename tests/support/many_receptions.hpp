// A store as it looks after years: one reception that was written by the program, told many times over in SQL.
#pragma once

#include <string>

namespace liaison::test {

inline constexpr int receptions_a_day = 60;

// To be run on the store's connection, whose database holds one finished reception with one opinion. The copies
// lie on the days before `before`, in milliseconds since 1970, other people's each; one opinion in ten waits
// for something yet.
inline std::string many_receptions_sql(int count, std::int64_t before) {
    const std::string copies = "WITH RECURSIVE copies (i, at) AS (SELECT 1, " + std::to_string(before) +
                               " - 86400000 UNION ALL SELECT i + 1, " + std::to_string(before) +
                               " - (1 + i / 60) * 86400000 + i % 60 * 480000 FROM copies WHERE i < " +
                               std::to_string(count) + ") ";
    const std::string uuid = "printf('00000000-0000-4000-8000-%012d', i)";
    return "BEGIN; INSERT INTO check_ins (id, person_key, name, number, identified_by, language, agreed_at, "
           "arrived_at) " +
           copies +
           "SELECT 'c' || i, 'person ' || i, sealed('测试', 'c' || i, 'check_ins.name'), NULL, 'id_card', "
           "'zh', at, at"
           " FROM copies;"
           "INSERT INTO tickets (id, day, number, deputy_id, check_in_id, state, issued_at, code_hash) " +
           copies +
           "SELECT 't' || i, date(at / 1000, 'unixepoch'), 1000 + i % 60, 'deputy-' || (1 + i % 2), 'c' || i, "
           "'done', at,"
           " 'code ' || i FROM copies;"
           "INSERT INTO receptions (id, ticket_id, check_in_id, deputy_id, begun_at, ended_at) " +
           copies +
           "SELECT 'r' || i, 't' || i, 'c' || i, 'deputy-' || (1 + i % 2), at, at + 600000 FROM copies;"
           "INSERT INTO reception_versions (reception_id, version, written_at, written_by, body) " +
           copies +
           "SELECT 'r' || i, 1, at, 'deputy-1', sealed((SELECT opened(body, check_in_id,"
           " 'reception_versions.body/' || reception_id || '/' || version) FROM reception_versions"
           " JOIN receptions ON receptions.id = reception_id LIMIT 1), 'c' || i,"
           " 'reception_versions.body/r' || i || '/1') FROM copies;"
           "INSERT INTO opinions (id, reception_id, check_in_id, deputy_id, raised_at, category, grid_cell, "
           "urgency, route,"
           " confidential, words, answer, settled) " +
           copies + "SELECT " + uuid +
           ", 'r' || i, 'c' || i, 'deputy-' || (1 + i % 2), at, 'roads', '', 'usual', 'station', 0,"
           " sealed('测试', 'c' || i, 'opinions.words/' || " +
           uuid + "), sealed('', 'c' || i, 'opinions.answer/' || " + uuid +
           "), i % 10 > 0 FROM copies;"
           "INSERT INTO chain_events (id, opinion_id, county_number, at, body) " +
           copies + "SELECT 'e' || i, " + uuid + ", i, at, json_object('event_id', " + uuid +
           ", 'opinion_id', " + uuid +
           ", 'deed', 'assigned', 'at', '2026-01-01T00:00:00.000Z', 'office', '水务局') FROM copies; COMMIT;";
}

} // namespace liaison::test
