#include "ledger.hpp"

#include <algorithm>

#include "must.hpp"
#include "station_clock.hpp"

namespace liaison::simulation {

using domain::Appointment;
using domain::AppointmentState;
using domain::Ticket;
using domain::TicketState;

namespace {

AppointmentState with(TicketState state) {
    switch (state) {
    case TicketState::called: return AppointmentState::called;
    case TicketState::meeting: return AppointmentState::meeting;
    case TicketState::done: return AppointmentState::done;
    case TicketState::missed: return AppointmentState::no_show;
    default: return AppointmentState::arrived;
    }
}

} // namespace

bool is_live(TicketState state) {
    return state != TicketState::done && state != TicketState::missed && state != TicketState::left;
}

std::vector<domain::ChainEvent> Matter::events() const {
    auto all = told;
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

// By the last answer, unless the citizen was not satisfied with it.
std::optional<domain::WallTime> Matter::carried_out_at() const {
    std::optional<domain::WallTime> at;
    if (withdrawn) return at;
    for (const domain::ChainEvent& event : events()) {
        if (event.deed == domain::ChainDeed::answered)
            at = event.outcome == "a" ? std::optional{event.at} : std::nullopt;
        if (event.satisfaction == domain::Satisfaction::dissatisfied &&
            event.deed == domain::ChainDeed::followed_up)
            at.reset();
    }
    return at;
}

void Ledger::checked_in(const Ticket& ticket, int person) {
    if (!visits.contains(ticket.id)) {
        auto& numbers = tickets_of[ticket.day];
        must(ticket.number == domain::ticket_number(static_cast<int>(numbers.size()) + 1),
             "a number was left out or given twice", ticket.number);
        numbers.push_back(ticket.id);
        visits[ticket.id] = {ticket, person, ticket.issued_at};
    }
    must(visits.at(ticket.id).person == person, "somebody was given another person's number", ticket.number);
    moved(ticket);
}

void Ledger::booked(const Appointment& appointment, int person) {
    must(!bookings.contains(appointment.id), "an appointment was made twice", appointment.number);
    bookings[appointment.id] = {appointment, person, std::max(appointment.booked_at, appointment.end)};
    starts_[appointment.start].push_back(appointment.id);
}

void Ledger::moved(const Ticket& ticket) {
    Visit& visit = visits.at(ticket.id);
    must(visit.ticket.number == ticket.number && visit.ticket.day == ticket.day, "a number changed",
         ticket.number);
    visit.ticket = ticket;
    if (!ticket.appointment_id.empty()) follow(ticket.appointment_id, with(ticket.state));
    settle(ticket.id);
}

void Ledger::settle(const std::string& ticket_id) {
    if (is_live(ticket(ticket_id).state))
        live.insert(ticket_id);
    else
        live.erase(ticket_id);
}

void Ledger::follow(const std::string& appointment_id, AppointmentState state) {
    bookings.at(appointment_id).appointment.state = state;
}

void Ledger::withdrawn(const std::string& ticket_id, TicketState to) {
    Ticket& gone = ticket(ticket_id);
    gone.state = to;
    settle(ticket_id);
    if (gone.appointment_id.empty()) return;
    const AppointmentState state = bookings.at(gone.appointment_id).appointment.state;
    if (state == AppointmentState::called) follow(gone.appointment_id, AppointmentState::no_show);
    if (state == AppointmentState::arrived) follow(gone.appointment_id, AppointmentState::cancelled);
}

void Ledger::cancelled(const std::string& appointment_id) {
    follow(appointment_id, AppointmentState::cancelled);
    for (const std::string& id : std::set<std::string>(live))
        if (ticket(id).appointment_id == appointment_id) withdrawn(id, TicketState::missed);
}

void Ledger::received(const domain::Reception& reception, domain::WallTime written_at) {
    Log& log = logs[reception.id];
    must(log.ticket_id.empty() ? reception.version == 1 : reception.version == log.version + 1,
         "a version of a log does not follow the one before", reception.id);
    Visit& visit = visits.at(reception.ticket_id);
    visit.over_at = std::max(visit.over_at, reception.ended_at);
    std::set<std::string> still;
    for (const domain::Opinion& opinion : reception.log.opinions) {
        still.insert(opinion.id);
        matters.try_emplace(opinion.id,
                            Matter{.ticket_id = reception.ticket_id,
                                   .reception_id = reception.id,
                                   .raised_at = written_at,
                                   .on_the_spot = opinion.route == domain::OpinionRoute::answered_on_the_spot});
    }
    for (const std::string& id : log.opinions)
        if (!still.contains(id)) matters.at(id).withdrawn = true;
    raised_by[reception.ticket_id].insert(still.begin(), still.end());
    log = {reception.ticket_id, reception.deputy_id, reception.ended_at, reception.version, still};
    drafts.erase(reception.ticket_id);
    touched.insert(reception.ticket_id);
    if (reception.version > 1) return;
    Ticket done = visit.ticket;
    done.state = TicketState::done;
    moved(done);
}

void Ledger::told(const domain::ChainEvent& event) {
    Matter& matter = matters.at(event.opinion_id);
    std::erase_if(matter.own, [&](const domain::ChainEvent& own) { return own.id == event.id; });
    matter.told.push_back(event);
    touched.insert(matter.ticket_id);
}

int Ledger::close_earlier_days(const store::Moment& now) {
    int closed = 0;
    for (const std::string& id : std::set<std::string>(live)) {
        const Ticket& left = ticket(id);
        if (left.state == TicketState::meeting || left.day >= now.today) continue;
        withdrawn(id, TicketState::missed);
        ++closed;
    }
    for (auto& [id, booking] : bookings) {
        Appointment& a = booking.appointment;
        const bool is_over = a.end < now.wall - std::chrono::hours{4};
        // A slot never crosses midnight here, and its day in UTC+8 is that of its end.
        const auto midnight = std::chrono::sys_days{now.today} - std::chrono::hours{8};
        if (a.state != AppointmentState::booked || !is_over || a.start >= midnight) continue;
        a.state = AppointmentState::no_show;
        ++closed;
    }
    return closed;
}

int Ledger::cancel_closed(const Plan& plan, const domain::TimeZone& zone, domain::WallTime now) {
    int count = 0;
    for (auto& [id, booking] : bookings) {
        Appointment& a = booking.appointment;
        if (a.state != AppointmentState::booked || a.end <= now) continue;
        if (plan.receives(a.deputy_id, zone.to_local(a.start).day)) continue;
        a.state = AppointmentState::cancelled;
        ++count;
    }
    return count;
}

std::string Ledger::live_ticket(int person, const std::string& deputy, domain::Day day,
                                const std::string& but) const {
    if (person == nobody) return {};
    for (const std::string& id : live) {
        const Visit& visit = visits.at(id);
        if (id != but && visit.person == person && visit.ticket.deputy_id == deputy &&
            visit.ticket.day == day && visit.ticket.state != TicketState::meeting)
            return id;
    }
    return {};
}

bool Ledger::may_book(int person, const std::string& deputy, domain::WallTime start, const Plan& plan,
                      const store::Moment& now, const domain::TimeZone& zone) const {
    const domain::Day day = zone.to_local(start).day;
    if (!plan.receives(deputy, day) || start < now.wall + plan.rules().cut_off) return false;
    if (day > days_after(now.today, plan.rules().days_ahead)) return false;
    int taken = 0, to_come = 0;
    for (auto at = starts_.lower_bound(std::min(start, now.wall)); at != starts_.end(); ++at)
        for (const std::string& id : at->second) {
            const Booking& other = bookings.at(id);
            const Appointment& a = other.appointment;
            if (!a.holds_slot()) continue;
            if (a.start == start && a.deputy_id == deputy) ++taken;
            if (person == nobody || other.person != person) continue;
            if (a.start == start) return false;
            if (a.state == AppointmentState::booked && a.start >= now.wall) ++to_come;
        }
    return taken < plan.rules().capacity && to_come < plan.rules().appointments_per_person;
}

std::map<domain::Day, domain::Figures> Ledger::figures(const domain::TimeZone& zone) const {
    std::map<domain::Day, domain::Figures> days;
    for (const auto& [deputy, at] : attendances)
        ++days[zone.to_local(at).day].attendances;
    for (const auto& [id, log] : logs)
        ++days[zone.to_local(log.ended_at).day].voters_received;
    for (const auto& [id, matter] : matters) {
        if (!matter.withdrawn) ++days[zone.to_local(matter.raised_at).day].opinions_collected;
        if (const auto at = matter.carried_out_at()) ++days[zone.to_local(*at).day].opinions_carried_out;
    }
    return days;
}

} // namespace liaison::simulation
