// The desk: the log is read to the citizen, both sign, and it is kept; or another deputy goes on with it.
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

domain::Reception DeskStepper::written(const domain::Ticket& ticket) const {
    return {.id = {},
            .ticket_id = ticket.id,
            .check_in_id = ticket.check_in_id,
            .deputy_id = desk_.deputy_id,
            .earlier_deputies = desk_.draft.earlier_deputies,
            .begun_at = desk_.draft.begun_at,
            .ended_at = now_.wall,
            .log = desk_.draft.log};
}

// Where no matter was raised there is nothing to read back and nothing to sign.
void DeskStepper::on_touch(const FinishReception&) {
    if (!desk_.draft_is_complete()) return;
    if (desk_.is_correcting()) return keep_correction();
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    if (!ticket) return;
    save_draft(); // before the log, never after it: a draft of a finished reception would stay for ever
    if (desk_.draft.log.no_matter)
        ask_store(SaveReception{desk_.number, written(*ticket)}, reception);
    else
        desk_.phase = signing;
}

void DeskStepper::on_touch(const SignLog& touch) {
    domain::ReceptionLog& log = desk_.draft.log;
    domain::Autograph& autograph = touch.edit.signer == Signer::visitor ? log.visitor : log.deputy;
    std::visit(Overloaded{[&](const AddInk& ink) { autograph.add(ink.line, now_.wall); },
                          [&](const TakeBackInk&) { autograph.take_back_line(); },
                          [&](const ClearInk&) { autograph = {}; },
                          [&](const DeclineInk& decline) { autograph.decline(decline.reason, now_.wall); }},
               touch.edit.edit);
    draft_changed();
}

void DeskStepper::on_touch(const KeepLog&) {
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    if (!ticket || !desk_.draft_is_complete() || !desk_.draft.log.is_signed()) return;
    save_draft();
    ask_store(SaveReception{desk_.number, written(*ticket)}, signing);
}

void DeskStepper::on_touch(const HandOver&) {
    if (desk_.is_correcting()) return;
    draft_changed(); // it is on disk before it changes hands
    save_draft();
    desk_.phase = hand_over;
}

void DeskStepper::on(const ReceptionSaved& event) {
    if (!is_answer(event.visit)) return;
    desk_.draft_changed_at.reset();
    leave_log();
    desk_.notice = DeskNotice::saved;
}

} // namespace liaison::flow
