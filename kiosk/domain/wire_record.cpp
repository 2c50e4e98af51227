#include "domain/wire_record.hpp"

#include <array>
#include <limits>
#include <optional>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "domain/bytes.hpp"
#include "domain/json_reader.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::array kinds{RecordKind::check_in,    RecordKind::appointment, RecordKind::ticket,
                           RecordKind::reception,   RecordKind::keeper_call, RecordKind::opinion,
                           RecordKind::chain_event, RecordKind::activity,    RecordKind::health};
constexpr std::array outcomes{RecordOutcome::stored, RecordOutcome::duplicate, RecordOutcome::refused};

template <class Enum, std::size_t count>
Enum parse_name(const std::array<Enum, count>& values, const std::string& name) {
    for (const Enum value : values)
        if (name == domain::to_string(value)) return value;
    throw std::invalid_argument("unknown value \"" + name + "\"");
}

json to_value(const RecordClock& clock) {
    json value{{"boot", clock.boot}, {"since_boot_ms", clock.since_boot.count()}};
    if (clock.county_ahead) value["county_ahead_ms"] = clock.county_ahead->count();
    return value;
}

json to_value(const WireRecord& record) {
    json value{{"sequence", record.sequence},
               {"id", record.id},
               {"kind", to_string(record.kind)},
               {"recorded_at", format_wall_time(record.recorded_at)},
               {"body", json::parse(record.body)}};
    if (!record.clock.boot.empty()) value["clock"] = to_value(record.clock);
    return value;
}

// get<std::int64_t>() would round fractions and wrap what is too large.
std::int64_t whole_number(const json& value, const char* key) {
    return JsonReader{value.at(key), std::string("/") + key}.integer(0,
                                                                     std::numeric_limits<std::int64_t>::max());
}

const json& list(const json& value, const char* key) {
    const json& found = value.at(key);
    if (!found.is_array()) throw std::invalid_argument(std::string("\"") + key + "\" is not a list");
    return found;
}

// A program of before there were clocks sends none.
RecordClock clock_from(const json& value) {
    if (!value.contains("clock")) return {};
    constexpr std::int64_t most_ms =
        std::int64_t{1000} * 365 * 24 * 3600 * 1000; // a thousand years: no sum overflows
    JsonReader reader{value.at("clock"), "/clock"};
    RecordClock clock{.boot = reader.member("boot").text(16),
                      .since_boot =
                          std::chrono::milliseconds{reader.member("since_boot_ms").integer(0, most_ms)}};
    if (!is_boot(clock.boot)) throw std::invalid_argument("a boot is 16 hex digits");
    if (reader.has("county_ahead_ms"))
        clock.county_ahead =
            std::chrono::milliseconds{reader.member("county_ahead_ms").integer(-most_ms, most_ms)};
    reader.no_other_members();
    return clock;
}

WireRecord record_from(const json& value) {
    WireRecord record;
    record.sequence = whole_number(value, "sequence");
    record.id = value.at("id").get<std::string>();
    record.kind = parse_name(kinds, value.at("kind").get<std::string>());
    const auto recorded_at = parse_wall_time(value.at("recorded_at").get<std::string>());
    if (record.sequence < 1) throw std::invalid_argument("a sequence begins at 1");
    if (!parse_uuid(record.id)) throw std::invalid_argument("a record's id is a UUID in lower case");
    if (!recorded_at) throw std::invalid_argument("recorded_at is not RFC 3339 in UTC with milliseconds");
    if (!value.at("body").is_object()) throw std::invalid_argument("a record's body is an object");
    record.recorded_at = *recorded_at;
    record.clock = clock_from(value);
    record.body = dump(value.at("body"));
    if (record.body.size() > max_record_bytes) throw std::invalid_argument("a record's body is too large");
    return record;
}

template <class Value, class Parse>
tl::expected<Value, std::string> parse_with(std::string_view text, Parse parse) {
    try {
        return parse(parse_json(text));
    } catch (const JsonProblem& problem) {
        return tl::unexpected(problem.where + ": " + problem.what);
    } catch (const json::exception& error) {
        return tl::unexpected(std::string(error.what()));
    } catch (const std::invalid_argument& error) {
        return tl::unexpected(std::string(error.what()));
    }
}

} // namespace

std::string record_body(const CheckIn& check_in) {
    return dump({{"check_in_id", check_in.id},
                 {"name", check_in.visitor.name},
                 {"number", check_in.visitor.number},
                 {"person_key", check_in.visitor.person_key},
                 {"identified_by", to_string(check_in.visitor.identified_by)},
                 {"language", check_in.language},
                 {"agreed_at", format_wall_time(check_in.agreed_at)}});
}

std::string record_body(const Appointment& appointment) {
    json body{{"appointment_id", appointment.id},
              {"number", appointment.number},
              {"person_key", appointment.person_key},
              {"deputy", appointment.deputy_id},
              {"start", format_wall_time(appointment.start)},
              {"end", format_wall_time(appointment.end)},
              {"state", to_string(appointment.state)},
              {"issued_by_county", appointment.issued_by_county},
              {"booked_at", format_wall_time(appointment.booked_at)}};
    if (appointment.confirmation != Confirmation::not_needed)
        body["confirmation"] = to_string(appointment.confirmation);
    if (!appointment.instead_of.empty()) body["instead_of"] = appointment.instead_of;
    return dump(body);
}

std::string record_body(const Ticket& ticket) {
    json body{{"ticket_id", ticket.id},
              {"number", ticket.number},
              {"day", format_day(ticket.day)},
              {"deputy", ticket.deputy_id},
              {"check_in_id", ticket.check_in_id},
              {"state", to_string(ticket.state)},
              {"issued_at", format_wall_time(ticket.issued_at)},
              {"calls", ticket.calls}};
    if (!ticket.appointment_id.empty()) body["appointment_id"] = ticket.appointment_id;
    if (ticket.times_aside > 0) body["times_aside"] = ticket.times_aside;
    if (ticket.priority)
        body["priority"] = {{"reason", to_string(ticket.priority->reason)},
                            {"deputy", ticket.priority->deputy_id},
                            {"at", format_wall_time(ticket.priority->given_at)}};
    return dump(body);
}

std::string record_body(const Reception& reception) {
    const ReceptionLog& log = reception.log;
    json opinions = json::array(), present = json::array();
    if (!log.no_matter)
        for (const Opinion& opinion : log.opinions)
            opinions.push_back(opinion.id);
    for (const Present who : log.present)
        present.push_back(to_string(who));
    json body{{"reception_id", reception.id},
              {"version", reception.version},
              {"ticket_id", reception.ticket_id},
              {"check_in_id", reception.check_in_id},
              {"deputy", reception.deputy_id},
              {"begun_at", format_wall_time(reception.begun_at)},
              {"ended_at", format_wall_time(reception.ended_at)},
              {"language", log.language},
              {"interpreter", log.interpreter},
              {"present", std::move(present)},
              {"confidential", log.confidential},
              {"opinions", std::move(opinions)},
              {"signatures", {{"visitor", json_of(log.visitor)}, {"deputy", json_of(log.deputy)}}}};
    if (!log.sheets.empty()) body["sheets"] = json_of(log.sheets);
    if (!reception.earlier_deputies.empty()) body["earlier_deputies"] = reception.earlier_deputies;
    if (reception.correction) body["correction"] = json_of(*reception.correction);
    return dump(body);
}

std::string record_body(const OpinionNews& news) {
    const Opinion& opinion = news.opinion;
    return dump({{"opinion_id", opinion.id},
                 {"event", to_string(news.event)},
                 {"at", format_wall_time(news.at)},
                 {"deputy", news.deputy_id},
                 {"reception_id", news.reception_id},
                 {"reception_version", news.reception_version},
                 {"check_in_id", news.check_in_id},
                 {"category", opinion.category},
                 {"grid_cell", opinion.grid_cell},
                 {"urgency", to_string(opinion.urgency)},
                 {"route", to_string(opinion.route)},
                 {"language", news.language},
                 {"confidential", news.confidential},
                 {"words", opinion.words},
                 {"answer", opinion.answer}});
}

std::string record_body(const KeeperCall& call) {
    json body{{"call_id", call.id},
              {"called_at", format_wall_time(call.called_at)},
              {"from", to_string(call.from)},
              {"state", to_string(call.state)}};
    if (call.ended_at) body["ended_at"] = format_wall_time(*call.ended_at);
    return dump(body);
}

std::string to_json(const RecordBatch& batch) {
    json records = json::array();
    for (const WireRecord& record : batch.records)
        records.push_back(to_value(record));
    json value{{"station", batch.station_id}, {"records", std::move(records)}};
    if (!batch.clock.boot.empty()) value["clock"] = to_value(batch.clock);
    return dump(value);
}

std::string to_json(const BatchAnswer& answer) {
    json results = json::array();
    for (const RecordResult& result : answer.results) {
        json value{{"sequence", result.sequence}, {"outcome", to_string(result.outcome)}};
        if (!result.reason.empty()) value["reason"] = result.reason;
        results.push_back(std::move(value));
    }
    return dump({{"results", std::move(results)}, {"configuration_version", answer.configuration_version}});
}

tl::expected<RecordBatch, std::string> parse_batch(std::string_view text) {
    return parse_with<RecordBatch>(text, [](const json& value) {
        RecordBatch batch;
        batch.station_id = value.at("station").get<std::string>();
        batch.clock = clock_from(value);
        for (const json& record : list(value, "records")) {
            batch.records.push_back(record_from(record));
            if (batch.records.size() > max_batch_records)
                throw std::invalid_argument("too many records in a batch");
        }
        return batch;
    });
}

tl::expected<BatchAnswer, std::string> parse_answer(std::string_view text) {
    return parse_with<BatchAnswer>(text, [](const json& value) {
        BatchAnswer answer;
        answer.configuration_version = whole_number(value, "configuration_version");
        for (const json& result : list(value, "results"))
            answer.results.push_back({whole_number(result, "sequence"),
                                      parse_name(outcomes, result.at("outcome").get<std::string>()),
                                      result.value("reason", "")});
        return answer;
    });
}

std::string sheet_answer(std::int64_t received) {
    return dump({{"received", received}});
}

tl::expected<std::int64_t, std::string> parse_sheet_answer(std::string_view text) {
    return parse_with<std::int64_t>(text, [](const json& value) { return whole_number(value, "received"); });
}

const char* to_string(RecordOutcome outcome) {
    switch (outcome) {
    case RecordOutcome::stored: return "stored";
    case RecordOutcome::duplicate: return "duplicate";
    case RecordOutcome::refused: return "refused";
    }
    return "";
}

const char* to_string(RecordKind kind) {
    switch (kind) {
    case RecordKind::check_in: return "check_in";
    case RecordKind::appointment: return "appointment";
    case RecordKind::ticket: return "ticket";
    case RecordKind::reception: return "reception";
    case RecordKind::keeper_call: return "keeper_call";
    case RecordKind::chain_event: return "chain_event";
    case RecordKind::opinion: return "opinion";
    case RecordKind::activity: return "activity";
    case RecordKind::health: return "health";
    }
    return "";
}

} // namespace liaison::domain
