// What travels from a kiosk to the county: facts, in the order in which they became true. The form on the wire
// is described in tools/county-server/openapi.yaml; both sides use these functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/appointment.hpp"
#include "domain/keeper_call.hpp"
#include "domain/queue.hpp"
#include "domain/reception.hpp"
#include "domain/record_clock.hpp"
#include "domain/visitor.hpp"

namespace liaison::domain {

enum class RecordKind {
    check_in,
    appointment,
    ticket,
    reception,
    keeper_call,
    opinion,
    chain_event,
    activity,
    health
};

struct WireRecord {
    std::int64_t sequence = 0; // of this station: 1, 2, 3 ... without a gap
    std::string id;            // UUID of this record, for ever unique
    RecordKind kind = RecordKind::check_in;
    WallTime recorded_at;
    std::string body; // a JSON object
    RecordClock clock = {};
};

// The bodies. Each later record about the same subject carries its whole new state.
std::string record_body(const CheckIn& check_in);
std::string record_body(const Appointment& appointment);
std::string record_body(const Ticket& ticket);       // without the visitor's name: that is the check-in's
std::string record_body(const Reception& reception); // of its opinions only their ids
std::string record_body(const KeeperCall& call);
std::string record_body(const OpinionNews& news);

struct RecordBatch {
    std::string station_id;
    std::vector<WireRecord> records; // ascending sequence
    RecordClock clock = {};          // when it is sent
};

inline constexpr std::size_t max_batch_records = 200;
inline constexpr std::size_t max_batch_bytes = 512 * 1024;
inline constexpr std::size_t max_record_bytes =
    96 * 1024; // the longest opinion or signatures, sealed, in base64

enum class RecordOutcome {
    stored,
    duplicate, // the same record was there already: as good as stored
    refused,   // can never be stored; the reason says why
};

struct RecordResult {
    std::int64_t sequence = 0;
    RecordOutcome outcome = RecordOutcome::stored;
    std::string reason;
};

struct BatchAnswer {
    std::vector<RecordResult> results;
    std::int64_t configuration_version = 0; // newest one the county holds for this station; 0: none
};

std::string to_json(const RecordBatch& batch);
std::string to_json(const BatchAnswer& answer);

// The answer to a part of a sheet: how many bytes of it the county has.
std::string sheet_answer(std::int64_t received);
tl::expected<std::int64_t, std::string> parse_sheet_answer(std::string_view json);

// Errors: one sentence that says what is wrong with the form.
tl::expected<RecordBatch, std::string> parse_batch(std::string_view json);
tl::expected<BatchAnswer, std::string> parse_answer(std::string_view json);

const char* to_string(RecordKind kind);
const char* to_string(RecordOutcome outcome);

} // namespace liaison::domain
