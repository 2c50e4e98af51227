// The deputy's side of the glass: sign in, see who waits, call, receive, write the log, read it back and sign.
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
    checking_pin, // or a card, or a badge
    list,         // appointments and queue
    called,       // a number is called; the visitor comes, or does not
    one_ticket,   // of the list: what becomes of it?
    transfer,     // to whom it goes
    reception,    // the log is being written, or corrected
    sheet,        // one is photographed, or looked at
    signing,      // it is read to the citizen, and both sign
    hand_over,    // to whom the reception under way goes
    past_logs,    // that may be corrected
    own_opinions, // that ask for something yet
    own_opinion,  // one of them
    activities,   // of today
    activity,     // one of them: deputies sign in, voters rate
    figures,      // the station's
    saving,       // until the store answers
};
inline constexpr std::size_t desk_phase_count = 19;

enum class DeskNotice {
    none,
    nobody_waits,
    moved_on, // the number is not where it was seen: another desk was quicker
    saved,
    not_saved,
    pin_wrong,
    pin_locked,           // for some minutes
    pin_waits_for_keeper, // locked until the keeper lifts it
    stranger,             // the card or badge is none of this station's deputies'
    take_card,            // signed in by a card that still lies there
    handed_over,
    signed_in_to_activity,
    exported,
    not_exported,
};

struct DutyDesk {
    bool has_own_glass = false; // a terminal of its own: never closed, signed out instead
    std::uint64_t number = 0;   // which session, for answers that come late
    DeskPhase phase = DeskPhase::closed;
    DeskPhase phase_if_not_saved = DeskPhase::list;
    std::string deputy_id;
    std::string pin;
    bool card_on_reader = false;
    std::string ticket_id; // looked at, being called or received, or whose log is corrected
    domain::ReceptionDraft draft;
    std::size_t opinion = 0; // of the draft's, that is shown and written in
    LogLeaf leaf = LogLeaf::matter;
    LogField field = LogField::words;
    std::string sheet_id;  // that is looked at; empty: the camera looks
    std::size_t caret = 0; // in the field's text, bytes; always between two graphemes
    std::optional<domain::MonotonicTime> draft_changed_at; // not on disk yet
    std::string successor;                                 // who gets the reception that is handed over
    std::vector<domain::EarlierOpinion> earlier;           // of the visitor, while their log is written
    std::vector<domain::LogSummary> logs;                  // to choose from
    std::vector<domain::Reception> versions;               // of the log that is corrected, the first one first
    std::vector<domain::OpinionProgress> own_opinions;     // the most urgent first
    std::size_t own_opinion = 0;                           // that is looked at
    std::string activity_id;                               // that is looked at
    std::optional<domain::FigureBook> figures;             // that are looked at
    std::string exported_to;                               // the figures' file
    DeskNotice notice = DeskNotice::none;
    std::map<std::string, PinTries> pin_tries; // by deputy
    domain::MonotonicTime last_activity;

    bool is_open() const { return phase != DeskPhase::closed; }
    // A sheet lies under the camera, until what was seen is on disk.
    bool photographs() const {
        const bool at_sheet =
            phase == DeskPhase::sheet || (phase == DeskPhase::saving && phase_if_not_saved == DeskPhase::sheet);
        return at_sheet && sheet_id.empty();
    }
    bool is_correcting() const { return draft.corrects > 0; }
    bool draft_is_complete() const { return draft.is_complete(); }
    const domain::Opinion& shown_opinion() const { return draft.log.opinions.at(opinion); }
    const std::string& text() const; // of the field that is written in

    const domain::OpinionProgress* shown_own_opinion() const {
        return own_opinion < own_opinions.size() ? &own_opinions[own_opinion] : nullptr;
    }

    void forget_log();    // that was written, or begun
    void forget_ticket(); // and its log
};

inline constexpr std::uint64_t desk_numbers_begin = std::uint64_t{1} << 63; // never a visit's number
inline constexpr std::chrono::minutes desk_locks_after{5};
inline constexpr std::chrono::seconds draft_saved_after{2}; // of quiet
inline constexpr std::string_view badge_prefix = "LZ1D:";   // of the code on a deputy's badge

bool may_touch(DeskPhase phase, const Touch& touch);

struct DeskStep {
    DutyDesk next;
    Effects effects;
    bool refused = false;
};

DutyDesk open_desk(const DutyDesk& closed, domain::Now now);
DutyDesk desk_terminal(domain::Now now); // signed out, with a glass of its own
DeskStep step(const DutyDesk& desk, const Event& event, const Surroundings& around, domain::Now now);
std::optional<domain::MonotonicTime> next_deadline(const DutyDesk& desk);

// What a row of the list opens: waiting, set aside, missed.
bool may_be_opened(const domain::Ticket& ticket);

// To whom the ticket may go: deputies on duty, other than the one it waits for.
std::vector<std::string> may_take_ticket(const DutyDesk& desk, const Surroundings& around,
                                         domain::WallTime now);

// Those who wait for a deputy who is not there (any more): whoever is on duty calls them.
std::vector<const domain::Ticket*> left_behind(const Surroundings& around, domain::WallTime now);

// Today's activities; and the one that is looked at, nothing where it is of another day by now.
std::vector<domain::Activity> todays_activities(const Surroundings& around, domain::WallTime now);
std::optional<domain::Activity> shown_activity(const DutyDesk& desk, const Surroundings& around,
                                               domain::WallTime now);

// The ticket being called or received; null where the day does not know it.
const domain::Ticket* current_ticket(const DutyDesk& desk, const Surroundings& around);

// A lock that was lifted elsewhere, at the keeper's page or by a sign-in at the other terminal, is lifted here
// too. `before` and `after`: the day as the desk knew it, and as it is.
void take_lifted_locks(DutyDesk& desk, const domain::StationDay& before, const domain::StationDay& after);

// Why this deputy may not try a PIN now; none: they may.
DeskNotice lock_of(const DutyDesk& desk, const std::string& deputy_id, const Surroundings& around,
                   domain::Now now);

} // namespace liaison::flow
