// The desk: who sits there, by PIN, card or badge.
#include <algorithm>

#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::ask_for_pin_of(const std::string& deputy_id) {
    desk_.deputy_id = deputy_id;
    wipe_pin(desk_.pin);
    desk_.phase = enter_pin;
    if (const auto lock = lock_of(desk_, deputy_id, around_, now_); lock != DeskNotice::none)
        desk_.notice = lock;
}

// Who signs in; or who gets the reception that is handed over, or the one who waits.
void DeskStepper::on_touch(const ChooseDeputy& touch) {
    if (desk_.phase == transfer) return transfer_to(touch.deputy_id);
    if (desk_.phase != hand_over) return ask_for_pin_of(touch.deputy_id);
    const domain::Deputy* next = around_.configuration.find_deputy(touch.deputy_id);
    if (!next || !next->can_sign_in() || next->id == desk_.deputy_id) return;
    desk_.successor = next->id;
    ask_store(HandOverReception{desk_.number, desk_.ticket_id, next->id}, reception);
}

void DeskStepper::on_touch(const PressKey& touch) {
    type_pin(desk_.pin, touch.key);
}

void DeskStepper::on_touch(const EraseKey&) {
    if (!desk_.pin.empty()) desk_.pin.pop_back();
}

void DeskStepper::on_touch(const SubmitPin&) {
    desk_.notice = lock_of(desk_, desk_.deputy_id, around_, now_);
    if (desk_.notice == DeskNotice::none && !desk_.pin.empty()) {
        effects_.push_back(CheckPin{desk_.number, desk_.deputy_id, desk_.pin});
        desk_.phase = checking_pin;
    }
    wipe_pin(desk_.pin);
}

bool DeskStepper::takes_card_or_badge() const {
    return desk_.phase == choose_deputy || desk_.phase == enter_pin;
}

void DeskStepper::recognise(Effect effect) {
    desk_.last_activity = now_.monotonic;
    desk_.notice = DeskNotice::none;
    desk_.deputy_id.clear();
    wipe_pin(desk_.pin);
    effects_.push_back(std::move(effect));
    desk_.phase = checking_pin;
}

// Who signs in to the activity that is shown: the desk stays whose it is.
void DeskStepper::recognise_attendant(Effect effect) {
    desk_.last_activity = now_.monotonic;
    desk_.notice = DeskNotice::none;
    effects_.push_back(std::move(effect));
}

void DeskStepper::on(const CardRead& event) {
    desk_.card_on_reader = true;
    if (takes_card_or_badge())
        recognise(RecogniseCard{desk_.number, event.visitor.number});
    else if (desk_.phase == activity)
        recognise_attendant(RecogniseCard{desk_.number, event.visitor.number});
}

void DeskStepper::on(const CardGone&) {
    desk_.card_on_reader = false;
    if (desk_.notice == DeskNotice::take_card) desk_.notice = DeskNotice::none;
}

void DeskStepper::on(const CodeScanned& event) {
    const bool badge = event.bytes.starts_with(badge_prefix);
    if (desk_.phase == activity && badge) recognise_attendant(RecogniseBadge{desk_.number, event.bytes});
    if (!takes_card_or_badge()) return;
    if (badge) return recognise(RecogniseBadge{desk_.number, event.bytes});
    desk_.last_activity = now_.monotonic;
    desk_.notice = DeskNotice::stranger;
}

void DeskStepper::on(const DeputyRecognised& event) {
    if (event.visit != desk_.number) return;
    if (desk_.phase == activity) {
        if (around_.configuration.find_deputy(event.deputy_id)) return attend(event.deputy_id);
        desk_.notice = DeskNotice::stranger;
        return;
    }
    if (desk_.phase != checking_pin || !desk_.deputy_id.empty()) return;
    if (!around_.configuration.find_deputy(event.deputy_id)) {
        desk_.phase = choose_deputy;
        desk_.notice = DeskNotice::stranger;
        return;
    }
    desk_.deputy_id = event.deputy_id;
    signed_in();
}

void DeskStepper::on(const PinChecked& event) {
    if (event.visit != desk_.number || desk_.phase != checking_pin || desk_.deputy_id.empty()) return;
    if (event.right) return signed_in();
    desk_.phase = enter_pin;
    const bool paused = event.refused || desk_.pin_tries[desk_.deputy_id].add_wrong(now_.monotonic);
    desk_.notice = paused ? DeskNotice::pin_locked : DeskNotice::pin_wrong;
    if (const auto lock = lock_of(desk_, desk_.deputy_id, around_, now_); lock != DeskNotice::none)
        desk_.notice = lock;
}

void DeskStepper::signed_in() {
    desk_.pin_tries[desk_.deputy_id] = {};
    if (desk_.card_on_reader) desk_.notice = DeskNotice::take_card;
    return_to_work();
}

// Where the deputy was when the session ended, a call or a reception under way included.
void DeskStepper::return_to_work() {
    desk_.phase = list;
    for (const domain::Ticket& ticket : around_.day.tickets) {
        if (ticket.deputy_id != desk_.deputy_id) continue;
        if (ticket.state == domain::TicketState::meeting) return resume(ticket.id);
        if (ticket.state != domain::TicketState::called) continue;
        desk_.ticket_id = ticket.id;
        desk_.phase = called;
    }
}

void take_lifted_locks(DutyDesk& desk, const domain::StationDay& before, const domain::StationDay& after) {
    for (const domain::SignInTries& tries : before.sign_ins) {
        const bool still = std::any_of(after.sign_ins.begin(), after.sign_ins.end(),
                                       [&](const domain::SignInTries& one) { return one.who == tries.who; });
        if (!still) desk.pin_tries.erase(tries.who);
    }
}

DeskNotice lock_of(const DutyDesk& desk, const std::string& deputy_id, const Surroundings& around,
                   domain::Now now) {
    for (const domain::SignInTries& tries : around.day.sign_ins) {
        if (tries.who != deputy_id) continue;
        if (tries.is_locked()) return DeskNotice::pin_waits_for_keeper;
        if (tries.is_paused(now.wall)) return DeskNotice::pin_locked;
    }
    const auto tries = desk.pin_tries.find(deputy_id);
    const bool paused = tries != desk.pin_tries.end() && tries->second.is_locked(now.monotonic);
    return paused ? DeskNotice::pin_locked : DeskNotice::none;
}

} // namespace liaison::flow
