#include "flow/duty_desk.hpp"

#include <algorithm>
#include <array>

#include "domain/text.hpp"
#include "flow/touch_set.hpp"

namespace liaison::flow {

using enum DeskPhase;

namespace {

constexpr std::uint64_t signed_in = fingers<SignOut>();
constexpr std::array<std::uint64_t, desk_phase_count> allowed{
    /* closed        */ 0,
    /* choose_deputy */ fingers<ChooseDeputy, GoHome, GoBack>(),
    /* enter_pin     */ fingers<PressKey, EraseKey, SubmitPin, GoBack, GoHome>(),
    /* checking_pin  */ 0,
    /* list          */ signed_in | fingers<CallNext, ResumeReception>(),
    /* called        */ signed_in | fingers<CallAgain, VisitorCame, VisitorMissing>(),
    /* reception     */ signed_in |
        fingers<ChooseCategory, ChooseResult, AddText, EraseText, PlaceCaret, FinishReception, GoBack>(),
    /* saving        */ 0,
};

class Stepper {
public:
    Stepper(const DutyDesk& desk, const Surroundings& around, domain::Now now)
        : desk_(desk), around_(around), now_(now) {}

    DeskStep take(const Event& event) {
        std::visit([this](const auto& what) { on(what); }, event);
        return {std::move(desk_), std::move(effects_), refused_};
    }

private:
    // ---- fingers ----
    void on(const Touch& touch) {
        if (!may_touch(desk_.phase, touch)) {
            refused_ = true;
            return;
        }
        desk_.last_activity = now_.monotonic;
        desk_.notice = DeskNotice::none;
        std::visit([this](const auto& what) { on_touch(what); }, touch);
    }

    void on_touch(const ChooseDeputy& touch) {
        desk_.deputy_id = touch.deputy_id;
        desk_.pin.clear();
        desk_.phase = enter_pin;
        if (is_locked()) desk_.notice = DeskNotice::pin_locked;
    }
    void on_touch(const PressKey& touch) { type_pin(desk_.pin, touch.key); }
    void on_touch(const EraseKey&) {
        if (!desk_.pin.empty()) desk_.pin.pop_back();
    }
    void on_touch(const SubmitPin&) {
        if (is_locked()) {
            desk_.notice = DeskNotice::pin_locked;
        } else if (!desk_.pin.empty()) {
            effects_.push_back(CheckPin{desk_.number, desk_.deputy_id, desk_.pin});
            desk_.phase = checking_pin;
        }
        wipe_pin(desk_.pin);
    }
    void on_touch(const GoBack&) {
        desk_.pin.clear();
        if (desk_.phase == enter_pin)
            desk_.phase = choose_deputy;
        else if (desk_.phase == reception)
            leave_reception();
        else
            close();
    }
    void on_touch(const GoHome&) { close(); }
    void on_touch(const SignOut&) { close(); }
    void on_touch(const CallNext&) { ask_store(CallNextTicket{desk_.number, desk_.deputy_id}, list); }
    void on_touch(const CallAgain&) { ask_store(CallTicketAgain{desk_.number, desk_.ticket_id}, called); }
    void on_touch(const VisitorCame&) {
        desk_.draft = {.ticket_id = desk_.ticket_id, .begun_at = now_.wall};
        desk_.caret = 0;
        ask_store(BeginReception{desk_.number, desk_.ticket_id}, called);
        effects_.push_back(SaveDraft{desk_.draft});
    }
    void on_touch(const VisitorMissing&) {
        ask_store(MarkMissed{desk_.number, desk_.ticket_id}, called);
        desk_.draft = {};
        desk_.caret = 0;
    }
    void on_touch(const ResumeReception& touch) { resume(touch.ticket_id); }
    void on_touch(const ChooseCategory& touch) {
        desk_.draft.category = touch.code;
        draft_changed();
    }
    void on_touch(const ChooseResult& touch) {
        desk_.draft.result = touch.result;
        draft_changed();
    }
    void on_touch(const AddText& touch) {
        std::string& text = desk_.draft.text;
        const std::size_t room = domain::max_reception_text - domain::code_points(text).size();
        const std::string added = domain::clean_text(touch.text, room);
        if (added.empty()) return;
        text.insert(desk_.caret, added);
        desk_.caret += added.size();
        draft_changed();
    }
    void on_touch(const EraseText&) {
        if (desk_.caret == 0) return;
        const std::size_t begin = domain::grapheme_before(desk_.draft.text, desk_.caret);
        desk_.draft.text.erase(begin, desk_.caret - begin);
        desk_.caret = begin;
        draft_changed();
    }
    void on_touch(const PlaceCaret& touch) {
        desk_.caret = domain::grapheme_before(desk_.draft.text, touch.offset, domain::Boundary::may_be_here);
    }
    void on_touch(const FinishReception&) {
        const domain::Ticket* ticket = current_ticket(desk_, around_);
        if (!ticket || !desk_.draft_is_complete()) return;
        save_draft(); // before the log, never after it: a draft of a finished reception would stay for ever
        ask_store(SaveReception{desk_.number,
                                {.id = {},
                                 .ticket_id = ticket->id,
                                 .check_in_id = ticket->check_in_id,
                                 .deputy_id = desk_.deputy_id,
                                 .begun_at = desk_.draft.begun_at,
                                 .ended_at = now_.wall,
                                 .category = desk_.draft.category,
                                 .text = desk_.draft.text,
                                 .result = *desk_.draft.result}},
                  reception);
    }
    template <class Citizens>
    void on_touch(const Citizens&) {}

    // ---- answers ----
    void on(const PinChecked& event) {
        if (event.visit != desk_.number || desk_.phase != checking_pin) return;
        PinTries& tries = desk_.pin_tries[desk_.deputy_id];
        if (event.right) {
            tries = {};
            return return_to_work();
        }
        desk_.phase = enter_pin;
        const bool locked = tries.add_wrong(now_.monotonic);
        desk_.notice = locked ? DeskNotice::pin_locked : DeskNotice::pin_wrong;
    }
    void on(const TicketCalled& event) {
        if (!is_answer(event.visit)) return;
        desk_.ticket_id = event.ticket_id;
        desk_.phase = event.ticket_id.empty() ? list : called;
        if (event.ticket_id.empty())
            desk_.notice = DeskNotice::nobody_waits;
        else
            announce();
    }
    void on(const TicketMoved& event) {
        if (!is_answer(event.visit)) return;
        const bool begun = !desk_.draft.ticket_id.empty();
        desk_.phase = begun ? reception : list;
        if (!begun) desk_.ticket_id.clear();
    }
    void on(const ReceptionSaved& event) {
        if (!is_answer(event.visit)) return;
        desk_.ticket_id.clear();
        desk_.draft = {};
        desk_.caret = 0;
        desk_.draft_changed_at.reset();
        desk_.notice = DeskNotice::saved;
        desk_.phase = list;
    }
    void on(const SaveFailed& event) {
        if (!is_answer(event.visit)) return;
        desk_.phase = desk_.phase_if_not_saved;
        desk_.notice = DeskNotice::not_saved;
    }

    // ---- time ----
    void on(const Tick&) {
        if (desk_.draft_changed_at && now_.monotonic >= *desk_.draft_changed_at + draft_saved_after)
            save_draft();
        if (now_.monotonic >= desk_.last_activity + desk_locks_after) close();
    }
    void on(const GlassTouched&) { desk_.last_activity = now_.monotonic; }
    template <class Other>
    void on(const Other&) {}

    // ---- pieces ----
    // In Chinese, and in the language that the visitor chose where it has a voice.
    void announce() {
        const domain::Ticket* ticket = current_ticket(desk_, around_);
        if (!ticket) return;
        effects_.push_back(Chime{ChimeKind::number_called});
        const language::Phrases phrases{
            {language::Word::voice_number_called, {{"number", language::Spelled{ticket->number}}}}};
        for (const std::string& voice : around_.voices)
            if (voice == "zh") effects_.push_back(Speak{SpeechKind::announcement, 0, voice, phrases});
        for (const std::string& voice : around_.voices)
            if (voice != "zh" && voice == ticket->language)
                effects_.push_back(Speak{SpeechKind::announcement, 0, voice, phrases});
    }

    bool is_locked() const {
        const auto tries = desk_.pin_tries.find(desk_.deputy_id);
        return tries != desk_.pin_tries.end() && tries->second.is_locked(now_.monotonic);
    }
    bool is_answer(std::uint64_t session) const { return session == desk_.number && desk_.phase == saving; }

    void ask_store(Effect effect, DeskPhase if_not_saved) {
        effects_.push_back(std::move(effect));
        desk_.phase_if_not_saved = if_not_saved;
        desk_.phase = saving;
    }

    void draft_changed() { desk_.draft_changed_at = now_.monotonic; }

    void save_draft() {
        if (!desk_.draft_changed_at) return;
        effects_.push_back(SaveDraft{desk_.draft});
        desk_.draft_changed_at.reset();
    }

    void leave_reception() {
        save_draft();
        desk_.ticket_id.clear();
        desk_.draft = {};
        desk_.caret = 0;
        desk_.phase = list;
    }

    // After signing in: where the deputy was when the session ended, a call or a reception under way included.
    void return_to_work() {
        desk_.phase = list;
        for (const domain::Ticket& ticket : around_.day.tickets) {
            if (ticket.deputy_id != desk_.deputy_id) continue;
            if (ticket.state == domain::TicketState::meeting) return resume(ticket.id);
            if (ticket.state != domain::TicketState::called) continue;
            desk_.ticket_id = ticket.id;
            desk_.phase = called;
        }
    }

    void resume(const std::string& ticket_id) {
        desk_.ticket_id = ticket_id;
        const domain::Ticket* ticket = current_ticket(desk_, around_);
        if (!ticket || ticket->state != domain::TicketState::meeting || ticket->deputy_id != desk_.deputy_id) {
            desk_.ticket_id.clear();
            return;
        }
        desk_.draft = {.ticket_id = ticket_id, .begun_at = ticket->called_at.value_or(now_.wall)};
        for (const domain::ReceptionDraft& draft : around_.day.drafts)
            if (draft.ticket_id == ticket_id) desk_.draft = draft;
        desk_.caret = desk_.draft.text.size();
        desk_.phase = reception;
    }

    void close() {
        save_draft();
        DutyDesk closed;
        closed.number = desk_.number;
        closed.pin_tries = std::move(desk_.pin_tries);
        desk_ = std::move(closed);
    }

    DutyDesk desk_;
    const Surroundings& around_;
    domain::Now now_;
    Effects effects_;
    bool refused_ = false;
};

} // namespace

bool DutyDesk::draft_is_complete() const {
    if (!draft.result) return false;
    if (*draft.result == domain::ReceptionResult::no_matter_raised) return true;
    return !draft.category.empty() && !draft.text.empty();
}

bool may_touch(DeskPhase phase, const Touch& touch) {
    return holds(allowed[static_cast<std::size_t>(phase)], touch);
}

DutyDesk open_desk(const DutyDesk& closed, domain::Now now) {
    DutyDesk desk = closed;
    desk.number = std::max(closed.number, desk_numbers_begin) + 1;
    desk.phase = choose_deputy;
    desk.last_activity = now.monotonic;
    return desk;
}

DeskStep step(const DutyDesk& desk, const Event& event, const Surroundings& around, domain::Now now) {
    return Stepper(desk, around, now).take(event);
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
