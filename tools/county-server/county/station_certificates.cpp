#include "county/station_certificates.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

constexpr std::string_view letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"; // 32: neither I and O nor 0 and 1
constexpr std::size_t letters_a_code = 15, letters_a_group = 5;

std::string code_hash(const std::string& code) {
    std::string typed;
    for (const char c : code)
        if (c != '-' && c != ' ') typed += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return sha256_hex(typed);
}

// Under which a code stands when it was used: for whoever has the code and the key, and nobody else.
std::string used_hash(const std::string& code, const std::string& key) {
    return sha256_hex(code_hash(code) + ' ' + key);
}

std::optional<std::string> station_for(soci::session& sql, const std::string& hash, domain::WallTime now) {
    const auto found = select_one<std::string>(
        sql, "SELECT station FROM enrolment_code WHERE code_hash = :hash AND expires > :now",
        {hash, domain::format_wall_time(now)});
    return found ? std::optional(std::get<0>(*found)) : std::nullopt;
}

std::optional<std::string> certificate_for(soci::session& sql, const std::string& station,
                                           const std::string& key) {
    for (const auto& [pem] :
         select<std::string>(sql,
                             "SELECT certificate FROM station_certificate WHERE station = :station"
                             " AND revoked_at IS NULL ORDER BY issued",
                             {station}))
        if (key_of_certificate(pem) == key) return pem;
    return std::nullopt;
}

std::chrono::sys_seconds seconds_of(domain::WallTime now) {
    return std::chrono::floor<std::chrono::seconds>(now);
}

void keep(soci::session& sql, const StationCertificate& made, const std::string& station,
          domain::WallTime now) {
    execute(sql,
            "INSERT INTO station_certificate (serial, station, certificate, issued, expires)"
            " VALUES (:serial, :station, :certificate, :issued, :expires)",
            {made.serial, station, made.pem, domain::format_wall_time(now),
             domain::format_wall_time(made.expires)});
}

} // namespace

std::string StationCertificates::new_code(const std::string& station, std::chrono::hours lifetime,
                                          domain::WallTime now) {
    std::string code;
    for (const std::uint8_t byte : random_bytes(letters_a_code)) {
        if (!code.empty() && code.size() % (letters_a_group + 1) == letters_a_group) code += '-';
        code += letters[byte % letters.size()];
    }
    database_.change(Lock::station(station), [&](soci::session& sql) {
        execute(sql, "INSERT INTO station (id) VALUES (:id) ON CONFLICT DO NOTHING", {station});
        execute(sql, "DELETE FROM enrolment_code WHERE station = :station", {station});
        execute(sql,
                "INSERT INTO enrolment_code (code_hash, station, expires) VALUES (:hash, :station, :expires)",
                {code_hash(code), station, domain::format_wall_time(now + lifetime)});
    });
    return code;
}

tl::expected<EnrolledStation, EnrolmentRefusal>
StationCertificates::enrol(const std::string& code, const std::string& request, domain::WallTime now) {
    using Enrolled = tl::expected<EnrolledStation, EnrolmentRefusal>;
    const auto key = key_of_request(request); // what is no request uses up no code
    if (!key) return tl::unexpected(EnrolmentRefusal::request);
    const std::string hash = code_hash(code), used = used_hash(code, *key);
    return database_.change(Lock::rows(), [&](soci::session& sql) -> Enrolled {
        const auto station = station_for(sql, hash, now);
        // Whoever comes second changes nothing.
        if (station && execute(sql, "UPDATE enrolment_code SET code_hash = :used WHERE code_hash = :hash",
                               {used, hash}) == 1) {
            const auto made = make_station_certificate(authority_, request, *station, seconds_of(now));
            keep(sql, *made, *station, now);
            return EnrolledStation{*station, made->pem};
        }
        const auto enrolled = station_for(sql, used, now);
        const auto certificate = enrolled ? certificate_for(sql, *enrolled, *key) : std::nullopt;
        if (!certificate) return tl::unexpected(EnrolmentRefusal::code);
        return EnrolledStation{*enrolled, *certificate, true};
    });
}

std::optional<std::string> StationCertificates::renew(const std::string& station, const std::string& request,
                                                      domain::WallTime now) {
    const auto made = make_station_certificate(authority_, request, station, seconds_of(now));
    if (!made) return std::nullopt;
    database_.change(Lock::rows(), [&](soci::session& sql) { keep(sql, *made, station, now); });
    return made->pem;
}

bool StationCertificates::is_good(const std::string& station, const std::string& serial, domain::WallTime now) {
    return database_.use([&](soci::session& sql) {
        return select_one<std::string>(sql,
                                       "SELECT serial FROM station_certificate WHERE serial = :serial"
                                       " AND station = :station AND revoked_at IS NULL AND expires > :now",
                                       {serial, station, domain::format_wall_time(now)})
            .has_value();
    });
}

std::int64_t StationCertificates::revoke(const std::string& station, domain::WallTime now) {
    return database_.change(Lock::station(station), [&](soci::session& sql) {
        execute(sql, "DELETE FROM enrolment_code WHERE station = :station", {station});
        return execute(sql,
                       "UPDATE station_certificate SET revoked_at = :now WHERE station = :station"
                       " AND revoked_at IS NULL",
                       {domain::format_wall_time(now), station});
    });
}

} // namespace liaison::county
