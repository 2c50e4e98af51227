#include "county/lock.hpp"

#include <fmt/format.h>

#include "county/random.hpp"

namespace liaison::county {

std::string Lock::postgresql() const {
    if (kind_ == Kind::rows) return "";
    // The first 32 bits: two stations that share them wait for each other, and nothing else happens.
    const auto key = static_cast<std::int32_t>(std::stoul(sha256_hex(subject_).substr(0, 8), nullptr, 16));
    return fmt::format("SELECT pg_advisory_xact_lock({}, {})", static_cast<int>(kind_), key);
}

void hold(soci::session& sql, const Lock& lock) {
    const std::string statement = lock.postgresql();
    if (!statement.empty() && sql.get_backend_name() == "postgresql") sql << statement;
}

} // namespace liaison::county
