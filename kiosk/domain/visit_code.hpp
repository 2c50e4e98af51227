// The two codes of ours that a scanner may read.
//
// An appointment code is made by the county and carries all that the kiosk must know, signed with the county's
// key:
//   "LZ1A:" base32( 01 | appointment UUID 16 | start u32 | end u32 (big-endian, minutes since 1970-01-01 UTC)
//                   | length u8, station id | length u8, deputy id | Ed25519 signature 64 )
// The signature covers everything before it, with the purpose "liaison appointment code 1".
//
// A ticket code is made by this kiosk: "LZ1T:" base32( 128 random bits ). It says nothing by itself.
//
// Both stay inside QR's alphanumeric mode and below version 10 level M (311 characters).
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include <tl/expected.hpp>

#include "domain/signature.hpp"
#include "domain/time.hpp"

namespace liaison::domain {

inline constexpr std::string_view appointment_prefix = "LZ1A:";
inline constexpr std::string_view ticket_prefix = "LZ1T:";

struct AppointmentCode {
    std::string appointment_id; // UUID
    std::string station_id;
    std::string deputy_id;
    WallTime start; // whole minutes
    WallTime end;
};

struct TicketCode {
    std::string text; // as scanned: the kiosk keeps only its keyed hash
};

enum class CodeError {
    not_ours,        // a shop's, a phone's, a health code: never followed, never opened
    damaged,         // our prefix, but not our form
    forged,          // the form is right, the signature is not the county's
    foreign_station, // genuine, for another station
    too_early,       // genuine, for another day
    too_late,        // genuine, and over
};

inline constexpr std::size_t max_code_length = 311;
inline constexpr std::chrono::hours code_valid_before{12}; // of the appointment's start
inline constexpr std::chrono::hours code_valid_after{
    4}; // of its end: one who comes late is received all the same

std::string make_appointment_code(const AppointmentCode& code, const SigningKey& key);
std::string make_ticket_code(const Random16& secret);

using VisitCode = std::variant<AppointmentCode, TicketCode>;

// Checks, in this order and before any use: length, alphabet, prefix, form, signature, station, time. `scanned`
// may be any bytes.
tl::expected<VisitCode, CodeError> read_visit_code(std::string_view scanned, const VerifyingKey& county,
                                                   std::string_view station_id, WallTime now);

} // namespace liaison::domain
