#include "county_support/samples.hpp"

#include "domain/activity.hpp"
#include "domain/bytes.hpp"
#include "domain/station_health.hpp"

namespace liaison::testing {

using namespace domain;
using std::chrono::minutes;

std::string uuid(std::int64_t number) {
    Random16 bytes{};
    for (std::size_t i = 0; i < 8; ++i)
        bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return make_uuid(bytes);
}

namespace {

// Every second one is a correction of the one before.
Reception sample_reception(const std::string& id, std::int64_t sequence) {
    Reception reception{
        .id = id,
        .ticket_id = uuid(9),
        .check_in_id = uuid(7),
        .deputy_id = "deputy-01",
        .begun_at = some_moment,
        .ended_at = some_moment + minutes{15},
        .log = {.language = "zh", .opinions = {{.id = uuid(10), .words = "村口的路灯坏了两个月。"}}}};
    reception.log.present = {Present::family};
    reception.log.visitor.add({{100, 200, 0}, {140, 260, 32}}, some_moment);
    reception.log.deputy.decline(Declined::cannot_write, some_moment);
    if (sequence % 2 == 0) {
        reception.version = 2;
        reception.earlier_deputies = {"deputy-02"};
        reception.correction = Correction{"deputy-01", some_moment + minutes{60}, "补充内容"};
    }
    return reception;
}

// Every second one is rated to its end.
Activity sample_activity(const std::string& id, std::int64_t sequence) {
    Activity activity{.id = id,
                      .kind = ActivityKind::report_and_rating,
                      .title = {{{"zh", "代表述职评议会"}}},
                      .day = Day{std::chrono::year{2026} / 11 / 25}};
    activity.when = DayPeriod{minutes{570}, minutes{690}};
    activity.reporter = "deputy-01";
    activity.begun_by = "deputy-02";
    activity.attendances = {{"deputy-01", some_moment}, {"deputy-02", some_moment}};
    activity.rating = Rating{.deputy_id = "deputy-01", .opened_at = some_moment};
    activity.rating->ballots = 6;
    if (sequence % 16 == 0) {
        activity.rating->closed_at = some_moment + minutes{30};
        activity.rating->closed_by = "deputy-02";
        activity.rating->totals = {{"contact", {4, 1, 1}}};
    }
    return activity;
}

std::string body_of(std::int64_t sequence, RecordKind kind) {
    const std::string subject = uuid(1'000'000 + sequence);
    switch (kind) {
    case RecordKind::check_in:
        return record_body(CheckIn{.id = subject,
                                   .visitor = {.name = "测试甲",
                                               .number = "99999919900101001X",
                                               .person_key = "c0ffee",
                                               .identified_by = IdentifiedBy::id_card},
                                   .language = "zh",
                                   .agreed_at = some_moment});
    case RecordKind::appointment:
        return record_body(Appointment{.id = subject,
                                       .number = "B003",
                                       .person_key = "c0ffee",
                                       .deputy_id = "deputy-01",
                                       .start = some_moment + minutes{60},
                                       .end = some_moment + minutes{80},
                                       .booked_at = some_moment});
    case RecordKind::ticket:
        return record_body(Ticket{.id = subject,
                                  .number = "A012",
                                  .day = Day{std::chrono::year{2026} / 11 / 25},
                                  .deputy_id = "deputy-01",
                                  .check_in_id = uuid(7),
                                  .appointment_id = sequence % 10 == 3 ? uuid(8) : "",
                                  .appointment_start = {},
                                  .issued_at = some_moment,
                                  .called_at = {},
                                  .visitor_name = "测试甲"});
    case RecordKind::activity: return to_json(sample_activity(subject, sequence));
    case RecordKind::reception: return record_body(sample_reception(subject, sequence));
    case RecordKind::opinion:
        return record_body(OpinionNews{.opinion = {.id = subject,
                                                   .category = "roads-water",
                                                   .grid_cell = "cell-1",
                                                   .urgency = Urgency::urgent,
                                                   .words = "村口的路灯坏了两个月。",
                                                   .answer = "本周去现场查看。"},
                                       .reception_id = uuid(9),
                                       .check_in_id = uuid(7),
                                       .deputy_id = "deputy-01",
                                       .language = "zh",
                                       .at = some_moment + minutes{15}});
    case RecordKind::keeper_call:
        return record_body(KeeperCall{.id = subject,
                                      .called_at = some_moment,
                                      .from = CalledFrom::citizen,
                                      .state = KeeperCallState::answered,
                                      .ended_at = some_moment + minutes{2}});
    case RecordKind::chain_event:
        return to_json(ChainEvent{.id = subject,
                                  .opinion_id = uuid(1'000'000 + sequence - 1),
                                  .deed = ChainDeed::followed_up,
                                  .at = some_moment + minutes{90},
                                  .satisfaction = Satisfaction::fairly});
    case RecordKind::health:
        return record_body(
            StationHealth{.program_version = "1.0",
                          .configuration = 1,
                          .configuration_expired = sequence % 2 == 0,
                          .devices = {{"printer", "paper_out", some_moment}, {"camera", "well", {}}},
                          .unsent = sequence,
                          .free_bytes = 9'000'000'000,
                          .disk_bytes = 64'000'000'000,
                          .program_up = std::chrono::hours{20}});
    }
    return "{}";
}

} // namespace

WireRecord sample_record(std::int64_t sequence) {
    const auto kind = static_cast<RecordKind>((sequence - 1) % sample_kinds);
    return {.sequence = sequence,
            .id = uuid(sequence),
            .kind = kind,
            .recorded_at = some_moment + std::chrono::seconds{sequence},
            .body = body_of(sequence, kind),
            .clock = {"00000000000000c5", std::chrono::seconds{sequence}, minutes{2}}};
}

RecordBatch sample_batch(const std::string& station, std::int64_t first, std::int64_t last) {
    RecordBatch batch{station, {}};
    for (std::int64_t sequence = first; sequence <= last; ++sequence)
        batch.records.push_back(sample_record(sequence));
    return batch;
}

} // namespace liaison::testing
