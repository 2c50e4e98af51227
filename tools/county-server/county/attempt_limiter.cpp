#include "county/attempt_limiter.hpp"

#include "county/random.hpp"

namespace liaison::county {

namespace {

// Whoever attempts may have typed anything, a password in the place of a name too.
std::string key_of(const std::string& what) {
    return sha256_hex(what);
}

} // namespace

std::optional<std::chrono::seconds>
AttemptLimiter::must_wait(const std::string& what, std::int64_t most_failures, domain::WallTime now) {
    const auto row = database_.use([&](soci::session& sql) {
        return select_one<std::string, std::int64_t>(
            sql, "SELECT began_at, failures FROM failed_attempts WHERE what = :what", {key_of(what)});
    });
    if (!row || std::get<1>(*row) < most_failures) return std::nullopt;
    const auto began = domain::parse_wall_time(std::get<0>(*row));
    if (!began || now < *began || now >= *began + window)
        return std::nullopt; // over, or the clock was set back
    return std::chrono::ceil<std::chrono::seconds>(*began + window - now);
}

void AttemptLimiter::failed(const std::string& what, domain::WallTime now) {
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql, "DELETE FROM failed_attempts WHERE began_at <= :over",
                {domain::format_wall_time(now - window)});
        execute(sql,
                "INSERT INTO failed_attempts (what, began_at, failures) VALUES (:what, :now, 1)"
                " ON CONFLICT (what) DO UPDATE SET failures = failed_attempts.failures + 1",
                {key_of(what), domain::format_wall_time(now)});
    });
}

void AttemptLimiter::succeeded(const std::string& what) {
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql, "DELETE FROM failed_attempts WHERE what = :what", {key_of(what)});
    });
}

} // namespace liaison::county
