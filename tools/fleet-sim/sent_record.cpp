#include "sent_record.hpp"

#include <fmt/format.h>

#include "domain/station_health.hpp"

namespace liaison::fleet {

namespace {

using domain::RecordKind;

std::string new_uuid(std::mt19937_64& random) {
    domain::Random16 bytes{};
    for (std::uint8_t& byte : bytes)
        byte = static_cast<std::uint8_t>(random());
    return domain::make_uuid(bytes);
}

std::string body_of(RecordKind kind, std::int64_t sequence, const std::string& subject, domain::WallTime now) {
    switch (kind) {
    case RecordKind::check_in:
        return record_body(
            domain::CheckIn{.id = subject,
                            .visitor = {.name = fmt::format("测试{}", sequence),
                                        .number = fmt::format("99999919600101{:03}X", sequence % 1000),
                                        .person_key = fmt::format("{:064x}", sequence),
                                        .identified_by = domain::IdentifiedBy::id_card},
                            .language = "zh",
                            .agreed_at = now});
    case RecordKind::ticket:
        return record_body(domain::Ticket{.id = subject,
                                          .number = fmt::format("A{:03}", sequence % 1000),
                                          .day = std::chrono::floor<std::chrono::days>(now),
                                          .deputy_id = "deputy-01",
                                          .check_in_id = subject,
                                          .appointment_id = {},
                                          .appointment_start = {},
                                          .issued_at = now,
                                          .called_at = {},
                                          .visitor_name = {}});
    default:
        return record_body(domain::StationHealth{.program_version = "fleet-sim",
                                                 .configuration = 1,
                                                 .devices = {{"printer", "well", now}},
                                                 .unsent = sequence % 7,
                                                 .program_up = std::chrono::seconds{sequence}});
    }
}

} // namespace

domain::WireRecord make_record(std::int64_t sequence, const std::string& station, std::mt19937_64& random,
                               const std::optional<domain::SealingKey>& sealed_to,
                               std::chrono::milliseconds clock_error) {
    constexpr std::array kinds{RecordKind::check_in, RecordKind::ticket, RecordKind::health};
    const domain::WallTime wall =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + clock_error;
    domain::WireRecord record{.sequence = sequence,
                              .id = new_uuid(random),
                              .kind = kinds.at(static_cast<std::size_t>(sequence % 3)),
                              .recorded_at = wall,
                              .body = {},
                              .clock = {"00000000000000f1", std::chrono::seconds{sequence}, -clock_error}};
    record.body = body_of(record.kind, sequence, new_uuid(random), wall);
    if (sealed_to) record.body = domain::seal_body(*sealed_to, {station, record.id, record.kind}, record.body);
    return record;
}

} // namespace liaison::fleet
