// One citizen before the glass, from the first touch to the ticket. A value; every step makes the next one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/id_number.hpp"
#include "domain/visit_code.hpp"
#include "flow/display_choice.hpp"
#include "flow/document_entry.hpp"
#include "flow/effect.hpp"
#include "flow/event.hpp"
#include "flow/opinion_look.hpp"
#include "flow/surroundings.hpp"
#include "flow/touch_set.hpp"

namespace liaison::flow {

enum class VisitPhase {
    welcome,  // languages, who is on duty, notices; nobody is there
    identify, // card, code, typed number or without papers
    type_number,
    type_document, // the machine-readable lines of a passport or permit
    consent,       // what is read, why, for how long
    arrival,       // "this is your appointment"
    on_duty,       // who receives: wait now or choose a time
    choose_slot,
    confirm_booking,
    saving,   // until the store answers, or has not for too long
    ticket,   // a number for one who waits
    booked,   // an appointment
    progress, // what became of the own opinions
    leaving,  // "you do not want to wait any longer?"
    left,     // the number is given back
    problem,  // what happened and the way on
};
inline constexpr std::size_t visit_phase_count = 16;

// What can go wrong for a citizen. Each has its words and its way on.
enum class VisitProblem {
    code_not_ours,
    code_damaged,
    code_forged,
    code_foreign_station,
    code_too_early,
    code_too_late,
    code_unknown,          // a ticket's code that this station does not know (any more)
    appointment_cancelled, // its time was closed, or it was given back
    appointment_lost,      // the county had given the time to somebody at another station
    deputy_not_here,       // the appointment's deputy receives here no more
    card_unreadable,
    document_unreadable, // a passport's or permit's lines do not check
    slot_gone,
    slot_taken,
    person_busy,
    person_limit,
    day_limit,
    walk_in_only, // stayed away too often: may wait, may not book
    cannot_save,
};

enum class Printing { none, under_way, done, failed };

struct CitizenVisit {
    std::uint64_t number = 1; // which visit: late answers to an earlier one are dropped
    VisitPhase phase = VisitPhase::welcome;
    std::string language;
    std::optional<DisplayChoice> display; // nothing: the usual one
    domain::Visitor visitor;
    std::string typed_number;
    std::optional<domain::IdNumberError> typing_error;
    DocumentEntry document;
    std::string document_lines;   // scanned so far: they come one by one
    bool papers_expired = false;  // said, and no reason to refuse
    bool hold_card_still = false; // the last read failed because the card moved
    bool card_on_reader = false;
    std::optional<domain::WallTime> agreed_at;
    std::optional<domain::Appointment> appointment; // brought by a code, or found for the person
    std::string deputy_id;
    std::string matter; // domain::MatterKind::code; empty: the usual one
    std::optional<domain::Day> day;
    std::optional<domain::WallTime> slot;
    std::string held; // the id that the booking of the slot will bear
    OpinionLook look;
    std::optional<domain::IssuedTicket> ticket;
    std::optional<domain::IssuedBooking> booking;
    Printing printing = Printing::none;
    std::optional<VisitProblem> problem;
    VisitPhase way_on = VisitPhase::welcome; // where a problem leads on to
    domain::MonotonicTime last_activity;
    bool asks_still_there = false;

    DisplayChoice display_or(const DisplayChoice& usual) const { return display.value_or(usual); }
    // What is printed is the job: so nothing can be printed twice, after a restart neither.
    std::string print_job() const {
        if (ticket) return ticket->ticket.id;
        return booking ? booking->appointment.id : std::string();
    }
    bool holds_personal_data() const { return phase != VisitPhase::welcome; }
};

// What a finger may do in a phase, where "back" leads, and whether the time-out asks first.
struct VisitRule {
    VisitPhase phase;
    TouchSet fingers;
    VisitPhase back;
    bool asks_still_there;
};
const VisitRule& rule_of(VisitPhase phase);
bool may_touch(VisitPhase phase, const Touch& touch);

inline constexpr std::chrono::seconds quiet_before_question{45};
inline constexpr std::chrono::seconds question_lasts{15};
inline constexpr std::chrono::seconds confirmation_stays{8};     // with paper in the hand
inline constexpr std::chrono::seconds code_on_screen_stays{45};  // without paper: time for a photograph
inline constexpr std::chrono::seconds store_answers_within{20};  // else the visitor is told that it cannot save
inline constexpr std::chrono::seconds reminder_to_take_card{60}; // at most

struct VisitStep {
    CitizenVisit next;
    Effects effects;
    bool refused = false; // the touch is not allowed in this phase: nothing happened
};

// Nobody has touched the welcome screen for so long that it becomes the idle face.
inline constexpr std::chrono::seconds idle_after{60};
bool is_idle(const CitizenVisit& visit, domain::MonotonicTime now);

CitizenVisit new_visit(std::uint64_t number, std::string language, domain::Now now);
VisitStep step(const CitizenVisit& visit, const Event& event, const Surroundings& around, domain::Now now);

// Whoever has this number may still give it back.
bool may_leave(const domain::Ticket& ticket);

// When the visit wants a Tick next; nullopt: never.
std::optional<domain::MonotonicTime> next_deadline(const CitizenVisit& visit);

// The days of the calendar on which the chosen deputy has a free slot, soonest first, at most `most`.
std::vector<domain::Day> days_with_free_slots(const CitizenVisit& visit, const Surroundings& around,
                                              domain::WallTime now, std::size_t most);
std::vector<domain::Slot> free_slots(const std::string& deputy_id, domain::Day day, const Surroundings& around,
                                     domain::WallTime now, const std::string& matter = {});
// The soonest of them within the calendar; nothing: there is none.
std::optional<domain::Slot> next_free_slot(const std::string& deputy_id, const Surroundings& around,
                                           domain::WallTime now);

} // namespace liaison::flow
