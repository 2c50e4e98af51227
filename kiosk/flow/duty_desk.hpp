// The deputy's side of the glass: sign in, see who waits, call, receive, write the log.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "flow/effect.hpp"
#include "flow/event.hpp"
#include "flow/pin_tries.hpp"
#include "flow/surroundings.hpp"

namespace liaison::flow {

enum class DeskPhase {
    closed, // the glass belongs to the citizens
    choose_deputy,
    enter_pin,
    checking_pin,
    list,      // appointments and queue
    called,    // a number is called; the visitor comes, or does not
    reception, // the log is being written
    saving,    // until the store answers
};
inline constexpr std::size_t desk_phase_count = 8;

enum class DeskNotice { none, nobody_waits, saved, not_saved, pin_wrong, pin_locked };

struct DutyDesk {
    std::uint64_t number = 0; // which session, for answers that come late
    DeskPhase phase = DeskPhase::closed;
    DeskPhase phase_if_not_saved = DeskPhase::list;
    std::string deputy_id;
    std::string pin;
    std::string ticket_id; // being called or received
    domain::ReceptionDraft draft;
    std::size_t caret = 0; // in the draft's text, bytes; always between two graphemes
    std::optional<domain::MonotonicTime> draft_changed_at; // not on disk yet
    DeskNotice notice = DeskNotice::none;
    std::map<std::string, PinTries> pin_tries; // by deputy
    domain::MonotonicTime last_activity;

    bool is_open() const { return phase != DeskPhase::closed; }
    bool draft_is_complete() const;
};

inline constexpr std::uint64_t desk_numbers_begin = std::uint64_t{1} << 63; // never a visit's number
inline constexpr std::chrono::minutes desk_locks_after{5};
inline constexpr std::chrono::seconds draft_saved_after{2}; // of quiet

bool may_touch(DeskPhase phase, const Touch& touch);

struct DeskStep {
    DutyDesk next;
    Effects effects;
    bool refused = false;
};

DutyDesk open_desk(const DutyDesk& closed, domain::Now now);
DeskStep step(const DutyDesk& desk, const Event& event, const Surroundings& around, domain::Now now);
std::optional<domain::MonotonicTime> next_deadline(const DutyDesk& desk);

// The ticket being called or received; null where the day does not know it.
const domain::Ticket* current_ticket(const DutyDesk& desk, const Surroundings& around);

} // namespace liaison::flow
