// The desk: who waits, who is called, and what else can become of a number.
#include <algorithm>

#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;
using domain::TicketState;

void DeskStepper::on_touch(const CallNext&) {
    ask_store(CallNextTicket{desk_.number, desk_.deputy_id}, list);
}

// So often as the station's rules allow; then the number is set aside.
void DeskStepper::on_touch(const CallAgain&) {
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    if (ticket && ticket->calls >= around_.configuration.queue.calls) return;
    ask_store(CallTicketAgain{desk_.number, desk_.ticket_id}, called);
}

void DeskStepper::on_touch(const VisitorCame&) {
    begin_draft(current_ticket(desk_, around_), now_.wall);
    ask_store(BeginReception{desk_.number, desk_.ticket_id}, called);
    effects_.push_back(SaveDraft{desk_.draft});
}

// The first time the number comes back by itself; the second time it is missed.
void DeskStepper::on_touch(const VisitorMissing&) {
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    if (ticket && ticket->times_aside > 0)
        move_ticket(MarkMissed{desk_.number, desk_.ticket_id});
    else
        move_ticket(SetAside{desk_.number, desk_.ticket_id});
}

// A row of the list: somebody who waits, is set aside or was missed, whoever they wait for.
void DeskStepper::on_touch(const OpenTicket& touch) {
    const auto& tickets = around_.day.tickets;
    const auto ticket = std::find_if(tickets.begin(), tickets.end(),
                                     [&](const domain::Ticket& t) { return t.id == touch.ticket_id; });
    if (ticket == tickets.end() || !may_be_opened(*ticket)) return;
    desk_.ticket_id = ticket->id;
    desk_.phase = one_ticket;
}

void DeskStepper::on_touch(const CallThis&) {
    desk_.forget_log();
    ask_store(CallOneTicket{desk_.number, desk_.ticket_id, desk_.deputy_id}, one_ticket);
}

void DeskStepper::on_touch(const RecallThis&) {
    move_ticket(Recall{desk_.number, desk_.ticket_id});
}

void DeskStepper::on_touch(const VisitorLeft&) {
    move_ticket(LeaveQueue{desk_.number, desk_.ticket_id});
}

void DeskStepper::on_touch(const GivePriority& touch) {
    move_ticket(SetPriority{desk_.number, desk_.ticket_id, touch.reason, desk_.deputy_id});
}

void DeskStepper::on_touch(const TransferThis&) {
    desk_.phase = transfer;
}

// Only to somebody who is there to receive.
void DeskStepper::transfer_to(const std::string& deputy_id) {
    const auto possible = may_take_ticket(desk_, around_, now_.wall);
    if (std::find(possible.begin(), possible.end(), deputy_id) != possible.end())
        move_ticket(Transfer{desk_.number, desk_.ticket_id, deputy_id});
}

void DeskStepper::move_ticket(Effect effect) {
    desk_.forget_log();
    ask_store(std::move(effect), phase_of_ticket());
}

DeskPhase DeskStepper::phase_of_ticket() const {
    const domain::Ticket* ticket = current_ticket(desk_, around_);
    return ticket && ticket->state == TicketState::called ? called : one_ticket;
}

void DeskStepper::on(const TicketCalled& event) {
    if (!is_answer(event.visit)) return;
    desk_.forget_ticket();
    desk_.ticket_id = event.ticket_id;
    desk_.phase = event.ticket_id.empty() ? list : called;
    if (event.ticket_id.empty())
        desk_.notice = DeskNotice::nobody_waits;
    else
        announce();
}

// Begun, or out of the desk's hands; or handed over to the deputy who signs in now.
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
        desk_.forget_ticket();
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

bool may_be_opened(const domain::Ticket& ticket) {
    return ticket.state == TicketState::waiting || ticket.state == TicketState::set_aside ||
           ticket.state == TicketState::missed;
}

std::vector<std::string> may_take_ticket(const DutyDesk& desk, const Surroundings& around,
                                         domain::WallTime now) {
    const auto& configuration = around.configuration;
    const domain::Ticket* ticket = current_ticket(desk, around);
    std::vector<std::string> ids;
    for (const domain::OnDuty& present :
         domain::on_duty(configuration.roster, configuration.opening_hours, configuration.time_zone, now))
        if (ticket && present.deputy_id != ticket->deputy_id) ids.push_back(present.deputy_id);
    return ids;
}

std::vector<const domain::Ticket*> left_behind(const Surroundings& around, domain::WallTime now) {
    const auto& configuration = around.configuration;
    const auto present =
        domain::on_duty(configuration.roster, configuration.opening_hours, configuration.time_zone, now);
    std::vector<const domain::Ticket*> tickets;
    for (const domain::Ticket& ticket : around.day.tickets) {
        const bool deputy_is_here = std::any_of(present.begin(), present.end(), [&](const auto& on_duty) {
            return on_duty.deputy_id == ticket.deputy_id;
        });
        const bool waits = ticket.state == TicketState::waiting || ticket.state == TicketState::set_aside;
        if (waits && !deputy_is_here) tickets.push_back(&ticket);
    }
    return tickets;
}

} // namespace liaison::flow
