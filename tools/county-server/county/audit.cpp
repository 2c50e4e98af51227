#include "county/audit.hpp"

#include <limits>

#include <spdlog/spdlog.h>

#include "county/log.hpp"
#include "domain/text.hpp"

namespace liaison::county {

namespace {

// Parts of it may have come from outside.
std::string short_text(const std::string& text) {
    constexpr std::size_t longest = 300; // characters
    return domain::clean_text(text, longest);
}

} // namespace

void note_deed(soci::session& sql, const Deed& deed, domain::WallTime now) {
    execute(sql,
            "INSERT INTO audit (at, who, action, subject, outcome)"
            " VALUES (:at, :who, :action, :subject, :outcome)",
            {domain::format_wall_time(now), short_text(deed.who), short_text(deed.action),
             short_text(deed.subject), short_text(deed.outcome)});
    spdlog::info("event=audit who={} action={} subject={} outcome={}", in_log(deed.who), in_log(deed.action),
                 in_log(deed.subject), in_log(deed.outcome));
}

void Audit::add(const Deed& deed, domain::WallTime now) {
    database_.change(Lock::rows(), [&](soci::session& sql) { note_deed(sql, deed, now); });
}

std::vector<AuditLine> Audit::newest(std::int64_t before, std::int64_t most) {
    return database_.use([&](soci::session& sql) {
        std::vector<AuditLine> lines;
        for (const auto& [number, at, who, action, subject, outcome] :
             select<std::int64_t, std::string, std::string, std::string, std::string, std::string>(
                 sql,
                 "SELECT number, at, who, action, subject, outcome FROM audit WHERE number < :before"
                 " ORDER BY number DESC LIMIT :most",
                 {before == 0 ? std::numeric_limits<std::int64_t>::max() : before, most}))
            lines.push_back({number, at, {who, action, subject, outcome}});
        return lines;
    });
}

} // namespace liaison::county
