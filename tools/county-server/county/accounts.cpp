#include "county/accounts.hpp"

#include "county/record_body.hpp"
#include "domain/keeper_call.hpp"

namespace liaison::county {

namespace {

// A call's later records tell what became of it: only the newest of a station counts, for a day.
std::string unanswered_call(const std::optional<std::string>& body,
                            const std::optional<std::string>& received_at, domain::WallTime now) {
    const auto received = domain::parse_wall_time(received_at.value_or(""));
    if (!received || now - *received >= std::chrono::hours{24}) return "";
    const auto call = nlohmann::json::parse(*body, nullptr, false);
    return text_of(call, "state") == to_string(domain::KeeperCallState::called) ? text_of(call, "called_at")
                                                                                : "";
}

} // namespace

bool is_identifier(const std::string& text) {
    return !text.empty() && text.size() <= 40 &&
           text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

void Accounts::contact(const std::string& station, domain::WallTime now,
                       std::optional<std::int64_t> running_version) {
    database_.change(Lock::rows(), [&](soci::session& sql) {
        execute(sql,
                "UPDATE station SET last_contact = :now, running_version = coalesce(:version, running_version)"
                " WHERE id = :id",
                {domain::format_wall_time(now), running_version, station});
    });
}

std::vector<StationSummary> Accounts::stations(domain::WallTime now) {
    return database_.use([&](soci::session& sql) {
        using Number = std::optional<std::int64_t>;
        using Text = std::optional<std::string>;
        std::vector<StationSummary> all;
        for (const auto& [id, published, running, contact, records, refused, call, call_received] :
             select<std::string, Number, Number, Text, std::int64_t, std::int64_t, Text, Text>(sql, R"sql(
                 SELECT s.id, (SELECT max(version) FROM configuration WHERE station = s.id), running_version,
                        last_contact, (SELECT count(*) FROM record WHERE station = s.id),
                        (SELECT count(*) FROM refused_record WHERE station = s.id),
                        call.body, call.received_at
                 FROM station s LEFT JOIN record call
                      ON call.row = (SELECT max(row) FROM record WHERE station = s.id AND kind = 'keeper_call')
                 ORDER BY s.id)sql"))
            all.push_back({.id = id,
                           .published_version = published,
                           .running_version = running,
                           .last_contact = domain::parse_wall_time(contact.value_or("")),
                           .records = records,
                           .refused_records = refused,
                           .keeper_called = unanswered_call(call, call_received, now)});
        return all;
    });
}

bool Accounts::knows(const std::string& station) {
    return database_.use([&](soci::session& sql) {
        return select_one<std::string>(sql, "SELECT id FROM station WHERE id = :id", {station}).has_value();
    });
}

} // namespace liaison::county
