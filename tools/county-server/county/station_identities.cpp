#include "county/station_identities.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

using Why = NotEnrolled::Why;

constexpr std::string_view alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"; // 32 letters, none like another
constexpr std::size_t group_letters = 5, groups = 3;
constexpr std::chrono::hours answer_may_be_lost{1};

std::string new_code_text() {
    std::string text;
    for (const std::uint8_t byte : random_bytes(group_letters * groups)) {
        if (text.size() % (group_letters + 1) == group_letters) text += '-';
        text += alphabet[byte % alphabet.size()]; // 256 is a multiple of 32: no letter is likelier
    }
    return text;
}

// However somebody has typed it: small letters, without dashes, with spaces.
std::string hash_of_code(const std::string& typed) {
    std::string letters;
    for (const char c : typed)
        if (c != '-' && c != ' ') letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return sha256_hex("enrolment code\n" + letters);
}

NotEnrolled wrong_code() {
    return {Why::wrong_code, "this code is not valid"};
}

void end_codes(soci::session& sql, const std::string& station) {
    execute(sql, "DELETE FROM enrolment_code WHERE station = :station", {station});
}

} // namespace

EnrolmentCode StationIdentities::new_code(const std::string& station, std::chrono::hours valid,
                                          domain::WallTime now) {
    EnrolmentCode code{new_code_text(), now + valid};
    database_.change(Lock::station(station), [&](soci::session& sql) {
        execute(sql, "INSERT INTO station (id) VALUES (:id) ON CONFLICT DO NOTHING", {station});
        end_codes(sql, station);
        execute(sql,
                "INSERT INTO enrolment_code (code_hash, station, expires) VALUES (:code, :station, :expires)",
                {hash_of_code(code.text), station, domain::format_wall_time(code.expires)});
    });
    return code;
}

tl::expected<Enrolled, NotEnrolled>
StationIdentities::enrol(const std::string& code, const std::string& request_pem, domain::WallTime now) {
    using Result = tl::expected<Enrolled, NotEnrolled>;
    const auto key_hash = key_hash_of_request(request_pem);
    if (!key_hash) return tl::unexpected(NotEnrolled{Why::wrong_request, key_hash.error()});
    const std::string hash = hash_of_code(code);
    const auto found = database_.use([&](soci::session& sql) {
        return select_one<std::string>(sql, "SELECT station FROM enrolment_code WHERE code_hash = :code",
                                       {hash});
    });
    if (!found) return tl::unexpected(wrong_code());
    const std::string station = std::get<0>(*found);
    return database_.change(Lock::station(station), [&](soci::session& sql) -> Result {
        const auto row = select_one<std::string, std::optional<std::string>, std::optional<std::string>>(
            sql, "SELECT expires, used_at, serial FROM enrolment_code WHERE code_hash = :code", {hash});
        if (!row) return tl::unexpected(wrong_code());
        const auto& [expires, used_at, serial] = *row;
        if (used_at) {
            const auto before = select_one<std::string>(
                sql,
                "SELECT certificate FROM station_certificate WHERE serial = :serial AND key_hash = :key"
                " AND revoked_at IS NULL",
                {serial, *key_hash});
            if (!before || *used_at < domain::format_wall_time(now - answer_may_be_lost))
                return tl::unexpected(wrong_code());
            return Enrolled{station, std::get<0>(*before)};
        }
        if (expires <= domain::format_wall_time(now)) return tl::unexpected(wrong_code());
        auto enrolled = issue(sql, station, request_pem, now);
        if (!enrolled) return enrolled;
        execute(sql,
                "UPDATE enrolment_code SET used_at = :now, serial = (SELECT serial FROM station_certificate"
                " WHERE certificate = :certificate) WHERE code_hash = :code",
                {domain::format_wall_time(now), enrolled->certificate, hash});
        return enrolled;
    });
}

tl::expected<Enrolled, NotEnrolled>
StationIdentities::renew(const std::string& station, const std::string& request_pem, domain::WallTime now) {
    return database_.change(Lock::station(station),
                            [&](soci::session& sql) { return issue(sql, station, request_pem, now); });
}

tl::expected<Enrolled, NotEnrolled> StationIdentities::issue(soci::session& sql, const std::string& station,
                                                             const std::string& request_pem,
                                                             domain::WallTime now) {
    const std::string moment = domain::format_wall_time(now);
    const auto valid = select_one<std::int64_t>(
        sql,
        "SELECT count(*) FROM station_certificate WHERE station = :station AND revoked_at IS NULL"
        " AND expires > :now",
        {station, moment});
    if (std::get<0>(*valid) >= most_certificates)
        return tl::unexpected(NotEnrolled{Why::too_many, "this station has too many certificates"});
    const auto issued = issue_station_certificate(authority_, request_pem, station,
                                                  std::chrono::floor<std::chrono::seconds>(now), lifetime_);
    if (!issued) return tl::unexpected(NotEnrolled{Why::wrong_request, issued.error()});
    execute(sql,
            "INSERT INTO station_certificate (serial, station, key_hash, certificate, issued, expires)"
            " VALUES (:serial, :station, :key, :certificate, :issued, :expires)",
            {issued->serial, station, issued->key_hash, issued->pem, moment,
             domain::format_wall_time(issued->expires)});
    return Enrolled{station, issued->pem};
}

bool StationIdentities::is_valid(const std::string& station, const std::string& serial, domain::WallTime now) {
    return database_.use([&](soci::session& sql) {
        return select_one<std::string>(sql,
                                       "SELECT serial FROM station_certificate WHERE serial = :serial"
                                       " AND station = :station AND revoked_at IS NULL AND expires > :now",
                                       {serial, station, domain::format_wall_time(now)})
            .has_value();
    });
}

std::int64_t StationIdentities::revoke(const std::string& station, domain::WallTime now) {
    return database_.change(Lock::station(station), [&](soci::session& sql) {
        const std::string moment = domain::format_wall_time(now);
        end_codes(sql, station);
        execute(sql, "UPDATE station SET token_hash = NULL WHERE id = :station", {station});
        return execute(sql,
                       "UPDATE station_certificate SET revoked_at = :now WHERE station = :station"
                       " AND revoked_at IS NULL AND expires > :still",
                       {moment, station, moment});
    });
}

} // namespace liaison::county
