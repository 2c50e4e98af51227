#include "flow/duty_desk.hpp"

#include <algorithm>
#include <array>

#include "flow/desk_stepper.hpp"
#include "flow/touch_set.hpp"

namespace liaison::flow {

using enum DeskPhase;

namespace {

constexpr TouchSet signed_in_touches = fingers<SignOut>();
constexpr std::array<TouchSet, desk_phase_count> allowed{
    /* closed        */ TouchSet{},
    /* choose_deputy */ fingers<ChooseDeputy, GoHome, GoBack>(),
    /* enter_pin     */ fingers<PressKey, EraseKey, SubmitPin, GoBack, GoHome>(),
    /* checking_pin  */ fingers<GoHome>(),
    /* list          */ signed_in_touches | fingers<CallNext, OpenTicket, ResumeReception, ShowLogs,
                                                    ShowOwnOpinions, ShowActivities, ShowFigures>(),
    /* called        */ signed_in_touches |
        fingers<CallAgain, VisitorCame, VisitorMissing, TransferThis, VisitorLeft>(),
    /* one_ticket    */ signed_in_touches |
        fingers<CallThis, RecallThis, TransferThis, VisitorLeft, GivePriority, GoBack>(),
    /* transfer      */ signed_in_touches | fingers<ChooseDeputy, GoBack>(),
    /* reception     */ signed_in_touches | fingers<EditLog, AddText, EraseText, PlaceCaret, FinishReception,
                                                    HandOver, PhotographSheet, ShowSheet, GoBack>(),
    /* sheet         */ signed_in_touches | fingers<TakeSheet, DropSheet, PhotographSheet, GoBack>(),
    /* signing       */ signed_in_touches | fingers<SignLog, KeepLog, GoBack>(),
    /* hand_over     */ signed_in_touches | fingers<ChooseDeputy, GoBack>(),
    /* past_logs     */ signed_in_touches | fingers<CorrectLog, GoBack>(),
    /* own_opinions  */ signed_in_touches | fingers<ShowOwnOpinion, GoBack>(),
    /* own_opinion   */ signed_in_touches | fingers<SayView, GoBack>(),
    /* activities    */ signed_in_touches | fingers<ShowActivity, BeginActivity, GoBack>(),
    /* activity      */ signed_in_touches | fingers<AttendActivity, OpenRating, CloseRating, GoBack>(),
    /* figures       */ signed_in_touches | fingers<ShowFigures, ExportFigures, GoBack>(),
    /* saving        */ TouchSet{},
};

} // namespace

void DeskStepper::on(const Touch& touch) {
    if (!may_touch(desk_.phase, touch)) {
        refused_ = true;
        return;
    }
    desk_.last_activity = now_.monotonic;
    desk_.notice = DeskNotice::none;
    std::visit([this](const auto& what) { on_touch(what); }, touch);
}

void DeskStepper::on_touch(const GoBack&) {
    wipe_pin(desk_.pin);
    switch (desk_.phase) {
    case enter_pin: desk_.phase = choose_deputy; break;
    case reception: leave_log(); break;
    case one_ticket:
        desk_.forget_ticket();
        desk_.phase = list;
        break;
    case transfer: desk_.phase = phase_of_ticket(); break;
    case sheet:
        desk_.sheet_id.clear();
        desk_.phase = reception;
        break;
    case signing:
    case hand_over: desk_.phase = reception; break;
    case own_opinion: desk_.phase = own_opinions; break;
    case activity: desk_.phase = activities; break;
    case past_logs:
    case own_opinions:
    case activities:
    case figures: back_to_list(); break;
    default: close();
    }
}

void DeskStepper::back_to_list() {
    desk_.forget_ticket();
    desk_.logs.clear();
    desk_.own_opinions.clear();
    desk_.activity_id.clear();
    desk_.figures.reset();
    desk_.exported_to.clear();
    desk_.phase = list;
}

void DeskStepper::on(const SaveFailed& event) {
    if (!is_answer(event.visit)) return;
    desk_.successor.clear();
    const bool about_ticket = desk_.phase_if_not_saved != activity;
    if (event.error.kind == domain::SaveError::Kind::moved_on && about_ticket) {
        desk_.forget_ticket();
        desk_.phase = list;
        desk_.notice = DeskNotice::moved_on;
        return;
    }
    desk_.phase = desk_.phase_if_not_saved;
    desk_.notice = DeskNotice::not_saved;
}

void DeskStepper::on(const Tick&) {
    if (desk_.draft_changed_at && now_.monotonic >= *desk_.draft_changed_at + draft_saved_after) save_draft();
    if (now_.monotonic >= desk_.last_activity + desk_locks_after) close();
}

void DeskStepper::ask_store(Effect effect, DeskPhase if_not_saved) {
    effects_.push_back(std::move(effect));
    desk_.phase_if_not_saved = if_not_saved;
    desk_.phase = saving;
}

void DeskStepper::close() {
    save_draft();
    DutyDesk closed;
    closed.has_own_glass = desk_.has_own_glass;
    closed.number = desk_.number;
    closed.pin_tries = std::move(desk_.pin_tries);
    wipe_pin(desk_.pin);
    desk_ = closed.has_own_glass ? open_desk(closed, now_) : std::move(closed);
}

void DutyDesk::forget_log() {
    draft = {};
    opinion = 0;
    caret = 0;
    field = LogField::words;
    leaf = LogLeaf::matter;
    earlier.clear();
    versions.clear();
    draft_changed_at.reset();
    sheet_id.clear();
}

void DutyDesk::forget_ticket() {
    forget_log();
    ticket_id.clear();
}

const std::string& DutyDesk::text() const {
    switch (field) {
    case LogField::words: return shown_opinion().words;
    case LogField::answer: return shown_opinion().answer;
    case LogField::reason: break;
    }
    return draft.reason;
}

bool may_touch(DeskPhase phase, const Touch& touch) {
    return allowed[static_cast<std::size_t>(phase)].holds(touch);
}

DutyDesk open_desk(const DutyDesk& closed, domain::Now now) {
    DutyDesk desk = closed;
    desk.number = std::max(closed.number, desk_numbers_begin) + 1;
    desk.phase = choose_deputy;
    desk.last_activity = now.monotonic;
    return desk;
}

DutyDesk desk_terminal(domain::Now now) {
    DutyDesk desk;
    desk.has_own_glass = true;
    return open_desk(desk, now);
}

DeskStep step(const DutyDesk& desk, const Event& event, const Surroundings& around, domain::Now now) {
    return DeskStepper(desk, around, now).take(event);
}

std::optional<domain::MonotonicTime> next_deadline(const DutyDesk& desk) {
    if (!desk.is_open()) return std::nullopt;
    const auto lock = desk.last_activity + desk_locks_after;
    return desk.draft_changed_at ? std::min(lock, *desk.draft_changed_at + draft_saved_after) : lock;
}

const domain::Ticket* current_ticket(const DutyDesk& desk, const Surroundings& around) {
    for (const domain::Ticket& ticket : around.day.tickets)
        if (ticket.id == desk.ticket_id) return &ticket;
    return nullptr;
}

} // namespace liaison::flow
