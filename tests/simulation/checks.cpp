#include "checks.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "domain/visit_code.hpp"
#include "store/connection.hpp"
#include "world.hpp"

namespace liaison::simulation {

using domain::Appointment;
using domain::AppointmentState;
using domain::Day;
using domain::Ticket;
using domain::TicketState;

namespace {

constexpr int days_looked_at = 2;

std::int64_t count(World& world, const char* sql) {
    return store::number_from(world.station->store.database->connection().sqlite, sql);
}

bool is_same(const Ticket& a, const Ticket& b) {
    return a.id == b.id && a.number == b.number && a.state == b.state && a.deputy_id == b.deputy_id &&
           a.check_in_id == b.check_in_id && a.appointment_id == b.appointment_id && a.calls == b.calls &&
           a.times_aside == b.times_aside;
}

void check_tickets(World& world, Day day, const std::vector<Ticket>& stored) {
    std::size_t place = 0;
    const auto& numbers = world.ledger.tickets_of.at(day);
    for (const Ticket& ticket : stored) {
        if (ticket.day != day) continue; // a reception under way since another day
        must(place < numbers.size(), "a number is there that nobody was given", ticket.number);
        must(ticket.number == domain::ticket_number(static_cast<int>(place) + 1),
             "the numbers of a day have a gap", ticket.number);
        const Ticket& answered = world.ledger.ticket(numbers.at(place++));
        const bool is_young = answered.issued_at > world.newest_erasure; // an old one's priority is erased
        must(!is_young || ticket.priority.has_value() == answered.priority.has_value(), "a priority is lost",
             ticket.number);
        must(is_same(ticket, answered), "a ticket is not as it was answered",
             fmt::format("{} {} is {}, was answered {}", domain::format_day(day), answered.number,
                         to_string(ticket.state), to_string(answered.state)));
    }
    must(place == numbers.size(), "a number that was given is lost", domain::format_day(day));
}

void check_appointments(World& world, Day from, const std::vector<Appointment>& stored) {
    std::size_t known = 0;
    for (const auto& [id, booking] : world.ledger.bookings)
        if (world.clock.zone.to_local(booking.appointment.start).day >= from) ++known;
    must(stored.size() == known, "an appointment is lost, or there is one that nobody made");
    std::map<std::pair<std::string, domain::WallTime>, int> places;
    for (const Appointment& appointment : stored) {
        const auto found = world.ledger.bookings.find(appointment.id);
        must(found != world.ledger.bookings.end(), "an appointment that nobody made", appointment.number);
        const Appointment& answered = found->second.appointment;
        must(appointment.state == answered.state, "an appointment is not as it was answered",
             fmt::format("{} is {}, was answered {}", answered.number, to_string(appointment.state),
                         to_string(answered.state)));
        if (appointment.holds_slot())
            must(++places[{appointment.deputy_id, appointment.start}] <= world.plan.rules().capacity,
                 "a slot holds more people than it has places",
                 fmt::format("{} at {}", appointment.deputy_id, domain::format_wall_time(appointment.start)));
    }
}

// What the county wrote may be erased once the newest of it is old enough, and not a text before that.
std::vector<domain::ChainEvent> as_the_kiosk_may_know(const World& world,
                                                      const domain::OpinionProgress& opinion,
                                                      std::vector<domain::ChainEvent> told) {
    const bool old = !told.empty() && opinion.state.is_closed() &&
                     std::ranges::max(told, {}, &domain::ChainEvent::at).at <= world.newest_erasure;
    for (std::size_t i = 0; old && i < told.size() && i < opinion.events.size(); ++i)
        if (opinion.events[i].text == "…") told[i].text = "…";
    return told;
}

void check_opinions(World& world, const std::string& ticket_id) {
    const auto& raised = world.ledger.raised_by[ticket_id];
    const auto stored =
        saved(world.station->chains.of_ticket(ticket_id, world.chain_rules), "opinions of a ticket");
    must(stored.size() == raised.size(), "an opinion is lost, or there is one that nobody raised", ticket_id);
    for (const domain::OpinionProgress& opinion : stored) {
        must(raised.contains(opinion.opinion_id), "an opinion that nobody raised", opinion.opinion_id);
        const Matter& matter = world.ledger.matters.at(opinion.opinion_id);
        must(opinion.events == as_the_kiosk_may_know(world, opinion, matter.events()),
             "an opinion lost an event, or they are out of order", opinion.opinion_id);
        must(opinion.state.withdrawn == matter.withdrawn, "an opinion was withdrawn by nobody",
             opinion.opinion_id);
        if (matter.withdrawn) continue;
        domain::ChainState state =
            begin_chain({matter.raised_at, matter.on_the_spot, false}, world.chain_rules);
        for (const domain::ChainEvent& event : opinion.events) {
            const auto next = domain::after(state, event, world.chain_rules);
            must(next.has_value(), "an opinion's stages are out of order", to_string(event.deed));
            state = *next;
        }
        must(state.stage == opinion.state.stage, "an opinion stands elsewhere than its events say");
    }
}

void check_logs(World& world, domain::WallTime since) {
    for (const auto& [id, log] : world.ledger.logs) {
        if (log.ended_at < since) continue;
        const auto versions = saved(world.station->logs.versions(id), "the versions of a log");
        must(versions.size() == static_cast<std::size_t>(log.version), "a version of a log is lost", id);
        int number = 0;
        for (const domain::Reception& version : versions)
            must(version.version == ++number && version.ticket_id == log.ticket_id,
                 "the versions of a log do not grow one by one", id);
    }
}

void check_outbox(World& world) {
    const auto first = saved(world.station->store.outbox.next_batch(1, 1), "the oldest record");
    const std::int64_t newest = count(world, "SELECT last_sequence FROM outbox_counter");
    const std::int64_t oldest = first.empty() ? newest + 1 : first.front().sequence;
    must(oldest <= world.county.records() + 1, "a record left the outbox before the county had it");
    must(newest >= world.county.records(), "a sequence that the county has was forgotten");
    must(saved(world.station->store.outbox.unsent(), "what is unsent") == newest - oldest + 1,
         "the outbox has a gap");
    must(count(world, "SELECT count(*) FROM set_aside") == 0, "a record was set aside");
}

void check_rating(World& world) {
    const auto day = saved(world.visits().station_day(world.now().today), "the day");
    const domain::Activity* open = domain::open_rating(day.activities);
    must((open != nullptr) == world.sitting.has_value(),
         "a rating is open that was closed, or the other way about");
    if (open)
        must(open->rating->ballots == static_cast<int>(world.sitting->voters.size()),
             "a ballot is lost or doubled");
    if (!open)
        must(count(world,
                   "SELECT (SELECT count(*) FROM ballot_voters) + (SELECT count(*) FROM rating_totals)") == 0,
             "something is left of a ballot");
}

void check_ends(World& world) {
    const store::Moment now = world.now();
    for (const auto& [id, booking] : world.ledger.bookings) {
        const Appointment& a = booking.appointment;
        const bool is_over =
            world.clock.zone.to_local(a.start).day < now.today && a.end < now.wall - domain::code_valid_after;
        if (!is_over) continue;
        must(a.state != AppointmentState::booked, "an appointment is still booked after its day", a.number);
        if (a.state == AppointmentState::arrived || a.state == AppointmentState::called ||
            a.state == AppointmentState::meeting) {
            bool has_ticket = false;
            for (const std::string& ticket : world.ledger.live)
                has_ticket = has_ticket || world.ledger.ticket(ticket).appointment_id == id;
            must(has_ticket, "an appointment came to no end after its day", a.number);
        }
    }
}

void check_figures(World& world) {
    const auto counted = world.ledger.figures(world.clock.zone);
    for (const int year : {2026, 2027}) {
        const auto book =
            saved(world.station->figures.of_year(year, world.clock.zone, world.now().today), "figures");
        std::map<Day, domain::Figures> own;
        for (const auto& [day, figures] : counted)
            if (day.year() == std::chrono::year{year}) own[day] = figures;
        for (const auto& [day, figures] : own)
            must(book.of_day(day) == figures, "the four figures of a day are not those that were lived",
                 domain::format_day(day));
        must(book.days.size() == own.size(), "a day has figures on which nothing happened");
    }
}

} // namespace

void check_nothing_lost(World& world) {
    std::optional<Day> earliest;
    int days = 0;
    const auto& all = world.ledger.tickets_of;
    for (auto at = all.rbegin(); at != all.rend() && days < days_looked_at; ++at, ++days) {
        earliest = at->first;
        check_tickets(world, at->first, saved(world.visits().station_day(at->first), "a day").tickets);
    }
    if (!earliest) return;
    const auto day = saved(world.visits().station_day(*earliest), "the days to come");
    check_appointments(world, *earliest, day.appointments);
    must(day.drafts.size() == world.ledger.drafts.size(), "a draft is lost");
    for (const domain::ReceptionDraft& draft : day.drafts)
        must(world.ledger.drafts.contains(draft.ticket_id) &&
                 world.ledger.drafts.at(draft.ticket_id) == draft.log,
             "a draft is not as it was saved");
    for (const std::string& ticket : world.ledger.touched)
        check_opinions(world, ticket);
    check_logs(world, world.clock.truth() - std::chrono::hours{30});
    check_outbox(world);
    check_rating(world);
}

void check_night(World& world) {
    check_nothing_lost(world);
    world.ledger.touched.clear();
    check_ends(world);
    check_privacy(world);
    if (domain::weekday_of(world.clock.day) == std::chrono::Monday) check_figures(world);
}

void check_year(World& world) {
    check_night(world);
    check_figures(world);
    search_bytes(world);
    for (const auto& [day, numbers] : world.ledger.tickets_of)
        check_tickets(world, day, saved(world.visits().station_day(day), "a day").tickets);
    for (const auto& [ticket, opinions] : world.ledger.raised_by)
        check_opinions(world, ticket);
    must(saved(world.station->store.outbox.unsent(), "what is unsent") == 0, "not everything was delivered");
    must(count(world, "SELECT last_sequence FROM outbox_counter") == world.county.records(),
         "the county has not every record");
    for (const auto& [id, visit] : world.ledger.visits)
        must(world.county.state_of(id) == to_string(visit.ticket.state), "the county knows a ticket otherwise",
             id);
    for (const auto& [id, booking] : world.ledger.bookings)
        must(world.county.state_of(id) == to_string(booking.appointment.state),
             "the county knows an appointment otherwise", id);
    for (const auto& [id, log] : world.ledger.logs)
        must(world.county.versions_of(id) == log.version, "the county has not every version of a log", id);
    must(count(world, "SELECT count(*) FROM receptions") == static_cast<std::int64_t>(world.ledger.logs.size()),
         "a reception has no log, or more than one");
}

} // namespace liaison::simulation
