// What a flow wants done. The program carries it out and answers with an event that bears the same visit's
// number, so that an answer that comes late can never be shown to the next person.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/activity.hpp"
#include "domain/figures.hpp"
#include "domain/keeper_call.hpp"
#include "domain/opinion_chain.hpp"
#include "domain/visit_requests.hpp"
#include "flow/alternative.hpp"
#include "language/phrase.hpp"

namespace liaison::flow {

struct RecogniseNumber {
    std::uint64_t visit;
    std::string number;
}; // -> NumberRecognised
struct RecogniseDocument {
    std::uint64_t visit;
    domain::Visitor visitor;
    std::string issuer; // two countries may have given the same number
};                      // -> DocumentRecognised
struct LookUpTicketCode {
    std::uint64_t visit;
    std::string code;
}; // -> TicketCodeLookedUp
struct LookUpOpinions {
    std::uint64_t visit;
    std::string person_key;
}; // -> OpinionsFound; nothing where they cannot be read: the visit goes on without them
struct SaveWord {
    std::uint64_t visit;
    std::string opinion_id;
    domain::Satisfaction word;
}; // -> WordSaved, SaveFailed
struct SaveCheckIn {
    std::uint64_t visit;
    domain::CheckInRequest request;
}; // -> CheckInSaved, SaveFailed
// The visitor looks at this time once more: may they have it, and is it kept for them meanwhile?
struct HoldSlot {
    std::uint64_t visit;
    domain::BookingRequest request;
}; // -> SlotHeld, HoldRefused; nothing where nobody can be asked
struct SaveBooking {
    std::uint64_t visit;
    domain::BookingRequest request;
}; // -> BookingSaved, SaveFailed
struct PrintTicket {
    std::string job_id;
    std::string language;
    domain::IssuedTicket issued;
}; // -> PrintDone
struct PrintBooking {
    std::string job_id;
    std::string language;
    domain::IssuedBooking issued;
}; // -> PrintDone
struct CheckPin {
    std::uint64_t visit;
    std::string deputy_id;
    std::string pin;
}; // -> PinChecked
struct RecogniseCard {
    std::uint64_t visit;
    std::string number;
}; // -> DeputyRecognised
struct RecogniseBadge {
    std::uint64_t visit;
    std::string code;
}; // -> DeputyRecognised
struct LiftSignInLock {
    std::string deputy_id;
}; // no answer: the day shows it
struct CheckKeeperPin {
    std::uint64_t visit;
    std::string pin;
}; // -> PinChecked
struct PrintTestPage {
    std::string job_id;
}; // -> PrintDone
struct WriteDiagnosis {
    std::uint64_t visit;
}; // -> DiagnosisExported
struct CallNextTicket {
    std::uint64_t visit;
    std::string deputy_id;
}; // -> TicketCalled, SaveFailed
struct CallTicketAgain {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketCalled, SaveFailed
struct BeginReception {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketMoved, SaveFailed
struct MarkMissed {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketMoved, SaveFailed
struct CallOneTicket {
    std::uint64_t visit;
    std::string ticket_id;
    std::string deputy_id; // who calls
};                         // -> TicketCalled, SaveFailed
struct SetAside {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketMoved, SaveFailed
struct Recall {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketMoved, SaveFailed
struct Transfer {
    std::uint64_t visit;
    std::string ticket_id;
    std::string deputy_id; // to whom
};                         // -> TicketMoved, SaveFailed
struct LeaveQueue {
    std::uint64_t visit;
    std::string ticket_id;
}; // -> TicketMoved, SaveFailed
struct SetPriority {
    std::uint64_t visit;
    std::string ticket_id;
    std::optional<domain::PriorityReason> reason;
    std::string deputy_id; // who gives it
};                         // -> TicketMoved, SaveFailed
struct SaveDraft {
    domain::ReceptionDraft draft;
}; // no answer: saved again at the next pause
struct SaveReception {
    std::uint64_t visit;
    domain::Reception reception;
}; // -> ReceptionSaved, SaveFailed
struct SaveCorrection {
    std::uint64_t visit;
    domain::Reception reception;
}; // -> ReceptionSaved, SaveFailed
struct HandOverReception {
    std::uint64_t visit;
    std::string ticket_id;
    std::string deputy_id; // to whom
};                         // -> TicketMoved, SaveFailed
struct LookUpEarlierOpinions {
    std::uint64_t visit;
    std::string ticket_id;
    std::string deputy_id; // who asks
}; // -> EarlierOpinionsFound; nothing where they cannot be read: the log goes on without them
struct ListLogs {
    std::uint64_t visit;
    std::string deputy_id;
}; // -> LogsListed, SaveFailed
struct ReadLog {
    std::uint64_t visit;
    std::string reception_id;
}; // -> LogRead, SaveFailed
struct KeepSheet {
    std::uint64_t visit;
    std::string ticket_id;
}; // as the camera sees it now -> SheetKept, SaveFailed
struct ReadSheet {
    std::string sheet_id;
}; // no answer: its picture is seen when it is there

struct ListOwnOpinions {
    std::uint64_t visit;
    std::string deputy_id;
}; // -> OwnOpinionsFound, SaveFailed
struct SaveView {
    std::uint64_t visit;
    std::string opinion_id;
    std::string deputy_id;
    domain::Satisfaction view;
}; // -> ViewSaved, SaveFailed
struct JoinActivity {
    std::uint64_t visit;
    domain::Activity activity; // without an id: a new one
    std::string deputy_id;
}; // -> ActivitySaved, SaveFailed
struct BeginRating {
    std::uint64_t visit;
    domain::Activity activity;
    std::string deputy_id; // who opens it
};                         // -> ActivitySaved, SaveFailed
struct EndRating {
    std::uint64_t visit;
    std::string activity_id;
    std::string deputy_id; // who closes it
};                         // -> ActivitySaved, SaveFailed
struct CountFigures {
    std::uint64_t visit;
    int year;
}; // -> FiguresCounted, SaveFailed
struct WriteFigures {
    std::uint64_t visit;
    domain::FigureBook book;
}; // -> FiguresExported
struct TakeBallot {
    std::uint64_t visit;
    std::string activity_id;
    std::string person_key;
    domain::Ballot ballot;
}; // -> BallotTaken, SaveFailed

// ---- sound ----
enum class ChimeKind { number_called, keeper_wanted };
struct Chime {
    ChimeKind kind;
};
enum class SpeechKind {
    reading,     // a screen, for the one who stands before it; a touch ends it
    announcement // for the room; said to its end
};
struct Speak {
    SpeechKind kind;
    std::uint64_t number; // of the reading; 0 for an announcement
    std::string in_language;
    language::Phrases phrases;
};                      // a reading -> SpeechEnded
struct StopSpeaking {}; // the reading

struct SaveKeeperCall {
    domain::KeeperCall
        call; // without an id: the store gives it one, and knows it again when the call has ended
};            // no answer: the glass has done what it can, whether the county hears of it or not

// Copied and destroyed in effect.cpp, for the reason that event.hpp gives for Touch.
struct Effect
    : std::variant<RecogniseNumber, RecogniseDocument, LookUpTicketCode, LookUpOpinions, SaveWord, SaveCheckIn,
                   HoldSlot, SaveBooking, PrintTicket, PrintBooking, CheckPin, CallNextTicket, CallTicketAgain,
                   BeginReception, MarkMissed, CallOneTicket, SetAside, Recall, Transfer, LeaveQueue,
                   SetPriority, SaveDraft, SaveReception, SaveCorrection, HandOverReception,
                   LookUpEarlierOpinions, ListLogs, ReadLog, KeepSheet, ReadSheet, ListOwnOpinions, SaveView,
                   JoinActivity, BeginRating, EndRating, CountFigures, WriteFigures, TakeBallot, RecogniseCard,
                   RecogniseBadge, LiftSignInLock, Chime, Speak, StopSpeaking, SaveKeeperCall, CheckKeeperPin,
                   PrintTestPage, WriteDiagnosis> {
    template <AlternativeOf<variant> Alternative>
    Effect(Alternative alternative) : variant(std::in_place_type<Alternative>, std::move(alternative)) {}
    Effect(const Effect&);
    Effect(Effect&&) noexcept;
    Effect& operator=(const Effect&);
    Effect& operator=(Effect&&) noexcept;
    ~Effect();
};
using Effects = std::vector<Effect>;

} // namespace liaison::flow
