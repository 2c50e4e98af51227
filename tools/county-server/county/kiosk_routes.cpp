#include "county/kiosk_routes.hpp"

#include <algorithm>

#include <spdlog/spdlog.h>

#include "county/answers.hpp"
#include "county/log.hpp"

namespace liaison::county {

using domain::RecordOutcome;

bool is_allowed(const Request& request, Response& response, Office& office, const std::string& station) {
    if (request.station == station &&
        office.certificates.is_good(station, request.certificate_serial, Office::now()))
        return true;
    if (!request.station.empty()) {
        answer_error(response, 403,
                     request.station == station ? "this certificate is revoked or has run out"
                                                : "this certificate is another station's");
        return false;
    }
    response.set_header("WWW-Authenticate", "Certificate realm=\"county\"");
    answer_error(response, 401, "the station's certificate is needed");
    return false;
}

namespace {

constexpr std::int64_t longest_wait_s = 60;

void log_batch(const std::string& station, const std::vector<domain::RecordResult>& results) {
    const auto count = [&](RecordOutcome outcome) {
        return std::count_if(results.begin(), results.end(),
                             [&](const auto& r) { return r.outcome == outcome; });
    };
    spdlog::info("event=records station={} stored={} duplicate={} refused={}", station,
                 count(RecordOutcome::stored), count(RecordOutcome::duplicate), count(RecordOutcome::refused));
    for (const auto& result : results)
        if (result.outcome == RecordOutcome::refused)
            spdlog::warn("event=refused station={} sequence={} reason={}", station, result.sequence,
                         in_log(result.reason));
}

void post_records(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    const auto batch = domain::parse_batch(request.body);
    if (!batch) return answer_error(response, 400, batch.error());
    if (batch->station_id != station) return answer_error(response, 422, "the batch is another station's");
    const auto ascending = [](const auto& a, const auto& b) { return a.sequence >= b.sequence; };
    if (std::adjacent_find(batch->records.begin(), batch->records.end(), ascending) != batch->records.end())
        return answer_error(response, 422, "the sequences do not ascend");
    const domain::WallTime now = Office::now();
    const domain::BatchAnswer answer{.results = office.records.accept(*batch, now),
                                     .configuration_version = office.configurations.newest_version(station)};
    office.accounts.contact(station, now, std::nullopt);
    for (const domain::RecordResult& result : answer.results)
        office.metrics.delivered(result.outcome);
    log_batch(station, answer.results);
    response.set_content(domain::to_json(answer), json_type);
}

void get_configuration(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    const auto after = number_parameter(request, "after", 0, 0, any_number);
    if (!after) return answer_error(response, 400, "\"after\" is a version: a whole number from 0");
    const auto root = number_parameter(request, "root", any_number, 1, any_number);
    if (!root) return answer_error(response, 400, "\"root\" is a version: a whole number from 1");
    const auto wait = number_parameter(request, "wait", 0, 0, longest_wait_s);
    if (!wait) return answer_error(response, 400, "\"wait\" is 0 to 60 seconds");
    office.accounts.contact(station, Office::now(), *after);
    domain::ConfigurationNews news;
    if (office.trust.newest_version() > *root) news.roots = office.trust.after(*root);
    if (news.roots.size() > domain::max_roots_at_once) news.roots.resize(domain::max_roots_at_once);
    if (office.configurations.newest_version(station) > *after)
        news.configuration = office.configurations.newest(station);
    if (news.roots.empty() && !news.configuration) {
        response.status = 204;
        return response.wait_for(configuration_topic(station), request.received + std::chrono::seconds{*wait});
    }
    response.set_content(domain::to_json(news), json_type);
}

void get_news(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    const auto after = number_parameter(request, "after", 0, 0, any_number);
    const auto slots_after = number_parameter(request, "slots_after", 0, 0, any_number);
    if (!after || !slots_after)
        return answer_error(response, 400, "\"after\" and \"slots_after\" are cursors: whole numbers from 0");
    domain::CountyNews news;
    office.opinions.add_news(station, *after, news);
    office.slots.add_news(station, *slots_after, news);
    response.set_content(domain::to_json(news), json_type);
}

void post_slot_hold(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    const auto hold = domain::parse_slot_hold(request.body);
    if (!hold) return answer_error(response, 400, hold.error());
    response.set_content(domain::hold_answer(office.slots.hold(station, *hold, Office::now())), json_type);
}

bool is_hex_digest(const std::string& text) {
    constexpr std::size_t digits = 64;
    return text.size() == digits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void put_sheet_part(const Request& request, Response& response, Office& office) {
    const std::string station = request.matches[1];
    if (!is_allowed(request, response, office, station)) return;
    constexpr std::int64_t most = domain::most_sheet_bytes + domain::most_envelope_bytes;
    const auto bytes = number_parameter(request, "bytes", 0, 1, most);
    const auto offset = number_parameter(request, "offset", 0, 0, most);
    const std::string sha256 = request.get_param_value("sha256");
    if (!bytes || *bytes == 0 || !offset || !is_hex_digest(sha256))
        return answer_error(response, 400, "expected: sha256, bytes, offset");
    const auto received = office.sheets.accept(
        {station, {.id = request.matches[2], .sha256 = sha256, .bytes = *bytes}, *offset, request.body},
        Office::now());
    if (!received) return answer_error(response, 409, "this id belongs to another sheet");
    response.set_content(domain::sheet_answer(*received), json_type);
}

} // namespace

void add_kiosk_routes(Router& router, Office& office) {
    router.post("/api/v1/stations/{station}/records", with_office(office, post_records),
                domain::max_batch_bytes);
    router.get("/api/v1/stations/{station}/configuration", with_office(office, get_configuration));
    router.get("/api/v1/stations/{station}/news", with_office(office, get_news));
    router.post("/api/v1/stations/{station}/slot-hold", with_office(office, post_slot_hold));
    router.put("/api/v1/stations/{station}/sheets/{uuid}", with_office(office, put_sheet_part),
               domain::sheet_part_bytes);
}

} // namespace liaison::county
