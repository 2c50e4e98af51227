#include "under_load.hpp"

#include <nlohmann/json.hpp>

#include "county_support/samples.hpp"

namespace liaison::testing {

namespace {

const domain::WallTime some_day_at_nine = domain::parse_wall_time("2026-12-01T01:00:00.000Z").value();

} // namespace

std::string station_name(int station) {
    return "room-" + std::to_string(station);
}

domain::WireRecord load_record(int station, std::int64_t sequence) {
    const std::int64_t number =
        station * 1000 * sample_kinds + sequence; // of the same kind as the sequence, ids of its own
    domain::WireRecord record = sample_record(number);
    record.sequence = sequence;
    if (record.kind == domain::RecordKind::appointment) {
        const auto start = some_day_at_nine + std::chrono::minutes{20} * (sequence / sample_kinds % 18);
        record.body = domain::record_body(domain::Appointment{.id = uuid(number),
                                                              .number = "B001",
                                                              .person_key = "c0ffee",
                                                              .deputy_id = "deputy-01",
                                                              .start = start,
                                                              .end = start + std::chrono::minutes{20},
                                                              .booked_at = start,
                                                              .confirmation = domain::Confirmation::asked});
    }
    return record;
}

std::string load_configuration(int station) {
    auto document = nlohmann::json::parse(read_text(STATION_EXAMPLE));
    document["station"]["id"] = station_name(station);
    const nlohmann::json days{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    document["roster"] = {
        {{"deputy", "deputy-01"}, {"days", days}, {"from", "00:00"}, {"to", "24:00"}, {"shared", true}}};
    document["slots"]["capacity"] = 1;
    return document.dump();
}

Sender::Sender(const CountyProcess& county, int station, const Share& share, int size)
    : county_(county), path_("/api/v1/stations/" + station_name(station) + "/records"),
      station_id_(station_name(station)), station_(station), identity_(county.identity(station_id_)),
      thread_([this, share, size] { run(share, size); }) {}

void Sender::run(const Share& share, int size) {
    auto client = county_.client_with(identity_, identity_);
    for (std::int64_t next = share.first; next <= share.last && trouble_.empty();) {
        domain::RecordBatch batch{station_id_, {}};
        for (int i = 0; i < size && next + i * share.step <= share.last; ++i)
            batch.records.push_back(load_record(station_, next + i * share.step));
        const auto answer = client->Post(path_, domain::to_json(batch), "application/json");
        if (take(answer)) {
            acknowledged_ = batch.records.back().sequence;
            next = acknowledged_ + share.step;
        } else if (!answer) {
            client = county_.client_with(identity_, identity_);
            std::this_thread::yield();
        }
    }
}

bool Sender::take(const httplib::Result& answer) {
    if (!answer || answer->status == 503) {
        ++unanswered_;
        return false;
    }
    const auto told = domain::parse_answer(answer->body);
    if (answer->status != 200 || !told) {
        trouble_ = std::to_string(answer->status) + " " + answer->body;
        return false;
    }
    for (const domain::RecordResult& result : told->results) {
        if (result.outcome == domain::RecordOutcome::refused) trouble_ = result.reason;
        stored_[result.sequence] += result.outcome == domain::RecordOutcome::stored ? 1 : 0;
    }
    return true;
}

} // namespace liaison::testing
