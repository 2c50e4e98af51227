// The desk: who waits, who is called.
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::on_touch(const CallNext&) {
    ask_store(CallNextTicket{desk_.number, desk_.deputy_id}, list);
}

void DeskStepper::on_touch(const CallAgain&) {
    ask_store(CallTicketAgain{desk_.number, desk_.ticket_id}, called);
}

void DeskStepper::on_touch(const VisitorCame&) {
    begin_draft(current_ticket(desk_, around_), now_.wall);
    ask_store(BeginReception{desk_.number, desk_.ticket_id}, called);
    effects_.push_back(SaveDraft{desk_.draft});
}

void DeskStepper::on_touch(const VisitorMissing&) {
    ask_store(MarkMissed{desk_.number, desk_.ticket_id}, called);
    desk_.draft = {};
    desk_.caret = 0;
}

void DeskStepper::on(const TicketCalled& event) {
    if (!is_answer(event.visit)) return;
    desk_.ticket_id = event.ticket_id;
    desk_.phase = event.ticket_id.empty() ? list : called;
    if (event.ticket_id.empty())
        desk_.notice = DeskNotice::nobody_waits;
    else
        announce();
}

// Begun or missed; or handed over to the deputy who signs in now.
void DeskStepper::on(const TicketMoved& event) {
    if (!is_answer(event.visit)) return;
    if (!desk_.successor.empty()) {
        const std::string next = desk_.successor;
        leave_log();
        ask_for_pin_of(next);
        desk_.notice = desk_.notice == DeskNotice::none ? DeskNotice::handed_over : desk_.notice;
    } else if (!desk_.draft.ticket_id.empty()) {
        open_log();
    } else {
        desk_.ticket_id.clear();
        desk_.phase = list;
    }
}

// In Chinese, and in the language that the visitor chose where it has a voice.
void DeskStepper::announce() {
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

} // namespace liaison::flow
