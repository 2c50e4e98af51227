// What happens to a flow: a finger, a device, an answer to something it asked for, or time going by.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <type_traits>
#include <variant>

#include "domain/figures.hpp"
#include "domain/opinion_progress.hpp"
#include "domain/past_receptions.hpp"
#include "domain/visit_requests.hpp"
#include "flow/alternative.hpp"
#include "flow/log_edit.hpp"

namespace liaison::flow {

// ---- a finger, on whatever is typed ----
struct PlaceCaret {
    std::size_t offset; // bytes from the text's start
};

// ---- a finger, on a citizen's screen ----
struct ChooseLanguage {
    std::string language;
};
struct GoBack {};
struct GoHome {};
struct StillHere {};
struct TypeNumber {}; // "I have no card with me: let me type the number"
struct PressKey {
    char key;
};
struct EraseKey {};
struct SubmitNumber {};
struct TypeDocument {}; // "I have a passport or a permit": its machine-readable lines are typed
struct FillField {};    // with the fillers that the document has there
struct ChooseDocumentLines {
    int lines; // 2 or 3
};
struct SubmitDocument {};
struct ComeWithoutPapers {};
struct Agree {};
struct ConfirmArrival {}; // "yes, that is my appointment; I am here"
struct WaitFor {
    std::string deputy_id;
};
struct ChooseTimeWith {
    std::string deputy_id;
};
struct ChooseMatter {
    std::string code; // domain::MatterKind
};
struct ChooseDay {
    domain::Day day;
};
struct ChooseSlot {
    domain::WallTime start;
};
struct ConfirmBooking {};
struct SeeOpinions {}; // "what became of what I said?"
struct ShowProgress {
    std::size_t index; // of the opinions
};
struct SayWord {
    domain::Satisfaction word;
};
struct Finish {};       // "I have my ticket"
struct StopWaiting {};  // "I do not want to wait any longer": asked once more
struct ConfirmLeave {}; // "yes, give my number back"

// ---- a finger, on the help strip of every citizen's screen ----
struct ToggleLargeText {};
struct ToggleHighContrast {};
struct LowerScreen {}; // and up again
struct SpeakScreen {};
struct CallKeeper {}; // at the desk too
struct CloseKeeperNotice {};
struct KeeperCame {};

// ---- a finger, at the desk ----
struct OpenDesk {};
struct ChooseDeputy {
    std::string deputy_id;
};
struct SubmitPin {};
struct CallNext {};
struct CallAgain {};
struct VisitorCame {};
struct VisitorMissing {};
struct OpenTicket { // of the list: one who waits, is set aside or was missed
    std::string ticket_id;
};
struct CallThis {};     // before their turn, or in another's place
struct RecallThis {};   // set aside or missed, and there after all
struct TransferThis {}; // to another deputy: who is chosen then
struct VisitorLeft {};
struct GivePriority {
    std::optional<domain::PriorityReason> reason; // nothing: takes it back
};
struct ResumeReception {
    std::string ticket_id;
};
struct EditLog {
    LogEdit edit;
};
struct AddText {
    std::string text;
};
struct EraseText {};       // one grapheme before the caret
struct FinishReception {}; // the log is written: it is read to the citizen and signed
struct SignLog {
    InkEdit edit;
};
struct KeepLog {};  // signed: into the store
struct HandOver {}; // the reception under way, to the next deputy: who is chosen then
struct ShowLogs {}; // those that are written, to correct one
struct CorrectLog {
    std::string reception_id;
};
struct PhotographSheet {}; // a sheet is laid under the camera
struct TakeSheet {};       // as it is seen
struct ShowSheet {
    std::size_t index; // of the log's
};
struct DropSheet {};       // the one that is shown
struct ShowOwnOpinions {}; // those that ask for something yet
struct ShowOwnOpinion {
    std::size_t index;
};
struct SayView { // the deputy's own, of the answer
    domain::Satisfaction view;
};
struct ShowActivities {}; // today's
struct ShowActivity {
    std::string activity_id;
};
struct BeginActivity { // that is not planned
    domain::ActivityKind kind;
};
struct AttendActivity {};
struct OpenRating {};
struct CloseRating {};
struct ShowFigures {
    int year;
};
struct ExportFigures {};
struct SignOut {};

// ---- a finger, on a ballot ----
struct OpenBallot {};
struct RateAspect {
    std::size_t aspect;
    domain::Satisfaction word;
};
struct HandInBallot {};

// ---- a finger, on the keeper's page ----
struct OpenKeeper {}; // it rested on the station's name for long
enum class KeeperTest { card_reader, code_scanner, printer, glass, sound };
struct TestDevice {
    KeeperTest device;
};
// The glass is tried out in cells, row by row; each has to be touched once.
inline constexpr int glass_columns = 8;
inline constexpr int glass_rows = 6;
using GlassCells = std::bitset<glass_columns * glass_rows>;
struct TouchCells {
    GlassCells cells;
};
struct ExportDiagnosis {};
struct LiftLock {
    std::string deputy_id; // who may guess at their PIN again
};

// Copied and destroyed in event.cpp, as Event is: in every source that mentions them it would be most of its
// compilation.
struct Touch
    : std::variant<
          ChooseLanguage, GoBack, GoHome, StillHere, TypeNumber, PressKey, EraseKey, SubmitNumber, TypeDocument,
          FillField, ChooseDocumentLines, SubmitDocument, ComeWithoutPapers, Agree, ConfirmArrival, WaitFor,
          ChooseTimeWith, ChooseMatter, ChooseDay, ChooseSlot, ConfirmBooking, SeeOpinions, ShowProgress,
          SayWord, Finish, StopWaiting, ConfirmLeave, OpenDesk, ChooseDeputy, SubmitPin, CallNext, CallAgain,
          VisitorCame, VisitorMissing, OpenTicket, CallThis, RecallThis, TransferThis, VisitorLeft,
          GivePriority, ResumeReception, EditLog, AddText, EraseText, PlaceCaret, FinishReception, SignLog,
          KeepLog, HandOver, ShowLogs, CorrectLog, PhotographSheet, TakeSheet, ShowSheet, DropSheet,
          ShowOwnOpinions, ShowOwnOpinion, SayView, ShowActivities, ShowActivity, BeginActivity, AttendActivity,
          OpenRating, CloseRating, ShowFigures, ExportFigures, SignOut, OpenBallot, RateAspect, HandInBallot,
          ToggleLargeText, ToggleHighContrast, LowerScreen, SpeakScreen, CallKeeper, CloseKeeperNotice,
          KeeperCame, OpenKeeper, TestDevice, TouchCells, ExportDiagnosis, LiftLock> {
    template <AlternativeOf<variant> Alternative>
    Touch(Alternative alternative) : variant(std::in_place_type<Alternative>, std::move(alternative)) {}
    Touch(const Touch&);
    Touch(Touch&&) noexcept;
    Touch& operator=(const Touch&);
    Touch& operator=(Touch&&) noexcept;
    ~Touch();
};

// ---- a device ----
struct CardRead {
    domain::Visitor visitor;
};
struct CardTrouble {
    bool hold_still = false;
}; // moved too early; or a card that cannot be read here
struct CardGone {};
struct CodeScanned {
    std::string bytes;
};                     // anything at all, from anybody's phone
struct CodeGarbled {}; // a scan of which a part was lost on the way
struct PrintDone {
    std::string job_id;
    bool printed = false;
};
struct GlassTouched {}; // a finger that hit nothing, or is still typing: somebody is there

// ---- answers to effects ----
struct NumberRecognised {
    std::uint64_t visit;
    domain::Visitor visitor;
};
struct DocumentRecognised {
    std::uint64_t visit;
    domain::Visitor visitor;
};
struct CheckInSaved {
    std::uint64_t visit;
    domain::IssuedTicket issued;
};
struct SlotHeld {
    std::uint64_t visit;
    std::string appointment_id; // that the booking is to bear
};
struct HoldRefused {
    std::uint64_t visit;
    domain::SaveError error;
};
struct BookingSaved {
    std::uint64_t visit;
    domain::IssuedBooking issued;
};
struct SaveFailed {
    std::uint64_t visit;
    domain::SaveError error;
};
struct TicketCodeLookedUp {
    std::uint64_t visit;
    std::variant<std::monostate, domain::Appointment, domain::Ticket, std::vector<domain::OpinionProgress>>
        found; // the last: of a reception that is over
};
struct OpinionsFound {
    std::uint64_t visit;
    std::vector<domain::OpinionProgress> opinions; // of the person
};
struct WordSaved {
    std::uint64_t visit;
    domain::OpinionProgress opinion; // as it stands now
};
struct PinChecked {
    std::uint64_t visit;
    bool right;
    bool refused = false; // not even looked at: there were too many wrong ones
};
struct DeputyRecognised {
    std::uint64_t visit;
    std::string deputy_id; // by card or badge; empty: none of this station's
};
struct EarlierOpinionsFound {
    std::uint64_t visit;
    std::string ticket_id;
    std::vector<domain::EarlierOpinion> opinions;
};
struct LogsListed {
    std::uint64_t visit;
    std::vector<domain::LogSummary> logs;
};
struct LogRead {
    std::uint64_t visit;
    std::vector<domain::Reception> versions; // the first one first; empty: erased
};
struct SheetKept {
    std::uint64_t visit;
    domain::Sheet sheet;
};
struct OwnOpinionsFound {
    std::uint64_t visit;
    std::vector<domain::OpinionProgress> opinions;
};
struct ViewSaved {
    std::uint64_t visit;
    domain::OpinionProgress opinion; // as it stands now
};
struct ActivitySaved {
    std::uint64_t visit;
    domain::Activity activity;
};
struct FiguresCounted {
    std::uint64_t visit;
    domain::FigureBook book;
};
struct FiguresExported {
    std::uint64_t visit;
    std::string place; // the file; empty: it could not be written
};
struct BallotTaken {
    std::uint64_t visit;
    domain::BallotOutcome outcome;
};
struct DiagnosisExported {
    std::uint64_t visit;
    std::string place; // the folder; empty: it could not be written
};
struct TicketCalled {
    std::uint64_t visit;
    std::string ticket_id;
}; // empty: nobody waits
struct TicketMoved {
    std::uint64_t visit;
}; // as asked
struct ReceptionSaved {
    std::uint64_t visit;
};
struct SpeechEnded {
    std::uint64_t number; // of the reading: said to its end, or it could not be
};

// ---- time ----
struct Tick {};

struct Event
    : std::variant<Touch, CardRead, CardTrouble, CardGone, CodeScanned, CodeGarbled, PrintDone, GlassTouched,
                   NumberRecognised, DocumentRecognised, CheckInSaved, SlotHeld, HoldRefused, BookingSaved,
                   SaveFailed, TicketCodeLookedUp, OpinionsFound, WordSaved, PinChecked, DeputyRecognised,
                   EarlierOpinionsFound, LogsListed, LogRead, SheetKept, OwnOpinionsFound, ViewSaved,
                   ActivitySaved, FiguresCounted, FiguresExported, BallotTaken, DiagnosisExported, TicketCalled,
                   TicketMoved, ReceptionSaved, SpeechEnded, Tick> {
    template <AlternativeOf<variant> Alternative>
    Event(Alternative alternative) : variant(std::in_place_type<Alternative>, std::move(alternative)) {}
    template <AlternativeOf<Touch::variant> Alternative>
    Event(Alternative alternative) : Event(Touch(std::move(alternative))) {}
    Event(const Event&);
    Event(Event&&) noexcept;
    Event& operator=(const Event&);
    Event& operator=(Event&&) noexcept;
    ~Event();
};

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>;

} // namespace liaison::flow
