#include "desks.hpp"

#include <fmt/format.h>

#include "citizens.hpp"
#include "logs.hpp"
#include "world.hpp"

namespace liaison::simulation {

using namespace std::chrono_literals;
using domain::Ticket;
using domain::TicketState;

namespace {

constexpr auto last_call = 17h;

bool waits(const Ticket& ticket) {
    return ticket.state == TicketState::waiting || ticket.state == TicketState::set_aside;
}

// Back by itself after the rules' time; a clock that was set back keeps nobody aside.
bool comes_up(const Ticket& ticket, domain::WallTime now) {
    if (ticket.state != TicketState::set_aside) return ticket.state == TicketState::waiting;
    return now < *ticket.aside_at || now >= *ticket.aside_at + 15min;
}

bool has_moved_on(const domain::SaveError& error) {
    return error.kind == domain::SaveError::Kind::moved_on;
}

} // namespace

void Desks::open(World& world) {
    missed_.clear();
    for (auto& [deputy, desk] : desks_)
        desk.is_staffed = false;
    for (const std::string& deputy : world.plan.on_duty(world.clock.day)) {
        const store::Moment now = world.now();
        must(saved(world.station->sign_ins.begin_try(deputy, now), "a sign-in"), "a deputy is locked out",
             deputy);
        saved(world.station->sign_ins.forget(deputy), "a sign-in that was right");
        desks_[deputy].is_staffed = true;
        desks_[deputy].next = 9h;
    }
    // A reception that somebody left open yesterday is taken over by whoever is there.
    const auto there = staffed();
    for (const std::string& id : std::set<std::string>(world.ledger.live)) {
        const Ticket& ticket = world.ledger.ticket(id);
        if (ticket.state != TicketState::meeting || there.empty() || desks_[ticket.deputy_id].is_staffed)
            continue;
        const std::string deputy = there.front();
        if (!desks_[deputy].ticket.empty()) continue;
        desks_[deputy].talk = desks_[ticket.deputy_id].talk;
        desks_[ticket.deputy_id].ticket.clear();
        world.ledger.moved(saved(world.visits().hand_over(id, deputy, world.now()), "handing over"));
        desks_[deputy].ticket = id;
    }
}

std::vector<std::string> Desks::staffed() const {
    std::vector<std::string> there;
    for (const auto& [deputy, desk] : desks_)
        if (desk.is_staffed) there.push_back(deputy);
    return there;
}

std::string Desks::free_desk(const std::string& but) const {
    for (const auto& [deputy, desk] : desks_)
        if (deputy != but && desk.is_staffed && desk.ticket.empty()) return deputy;
    return {};
}

void Desks::at_minute(World& world, domain::MinuteOfDay minute) {
    for (auto& [deputy, desk] : desks_) {
        if (!desk.is_staffed || minute < desk.next) continue;
        desk.next = minute + 1min;
        const TicketState state =
            desk.ticket.empty() ? TicketState::done : world.ledger.ticket(desk.ticket).state;
        if (state == TicketState::called)
            wait_for_called(world, deputy);
        else if (state == TicketState::meeting)
            talk(world, deputy);
        else {
            desk.ticket.clear(); // the turn of a day may have taken it
            if (minute < last_call) call_somebody(world, deputy);
        }
    }
}

void Desks::call_somebody(World& world, const std::string& deputy) {
    if (world.random.once_in(12)) look_around(world, deputy);
    bool anybody = false;
    for (const std::string& id : world.ledger.live) {
        const Ticket& ticket = world.ledger.ticket(id);
        const bool is_called_today = ticket.day == world.now().today;
        anybody =
            anybody || (ticket.deputy_id == deputy && comes_up(ticket, world.now().wall) && is_called_today);
        // Whoever waits for a deputy who is gone is called by any other.
        if (ticket.state == TicketState::waiting && is_called_today && !desks_[ticket.deputy_id].is_staffed) {
            world.ledger.moved(
                saved(world.visits().call(id, deputy, world.now()), "calling for one who is gone"));
            desks_[deputy].ticket = id;
            return;
        }
    }
    if (!anybody && !world.random.once_in(60)) return;
    const auto take = [&](const Ticket& ticket) {
        must(waits(world.ledger.ticket(ticket.id)), "somebody was called whom another desk has", ticket.number);
        for (const auto& [other, desk] : desks_)
            must(desk.ticket != ticket.id, "two desks have called the same number", ticket.number);
        world.ledger.moved(ticket);
        desks_[deputy].ticket = ticket.id;
    };
    world.at_risk([&] { return world.visits().call_next(deputy, world.now()); },
                  [&](const std::optional<Ticket>& called) {
                      must(called.has_value() == anybody, anybody ? "nobody is called while somebody waits"
                                                                  : "somebody is called who does not wait");
                      if (called) take(*called);
                  },
                  [&] {
                      for (const Ticket& t :
                           saved(world.visits().station_day(world.now().today), "the day").tickets)
                          if (t.state == TicketState::called && waits(world.ledger.ticket(t.id))) take(t);
                  });
}

// The desk's other buttons, some of them too late.
void Desks::look_around(World& world, const std::string& deputy) {
    const store::Moment now = world.now();
    for (const std::string& id : std::set<std::string>(world.ledger.live)) {
        const Ticket& ticket = world.ledger.ticket(id);
        if (ticket.state == TicketState::called && ticket.deputy_id != deputy) {
            const auto late = world.visits().call(id, deputy, now);
            must(!late && has_moved_on(late.error()), "two desks have called the same number", ticket.number);
        }
        if (waits(ticket) && ticket.day == now.today && world.random.once_in(8)) {
            const auto reason = static_cast<domain::PriorityReason>(world.random.between(0, 2));
            world.ledger.moved(saved(world.visits().set_priority(id, reason, deputy, now), "priority"));
        }
        if (waits(ticket) && world.random.once_in(40)) {
            saved(world.visits().leave(id, now), "leaving");
            world.ledger.withdrawn(id, TicketState::left);
        }
    }
    for (const std::string& id : std::exchange(missed_, {})) {
        const Visit& visit = world.ledger.visits.at(id);
        if (visit.ticket.state != TicketState::missed) continue;
        if (!visit.ticket.appointment_id.empty() && world.random.once_in(2)) { // shows the paper again instead
            arrive(world, visit.person, deputy, visit.ticket.appointment_id);
            continue;
        }
        const bool waits_elsewhere =
            !world.ledger.live_ticket(visit.person, visit.ticket.deputy_id, now.today).empty();
        const auto back = world.visits().recall(id, now);
        must(back.has_value() == (!waits_elsewhere && visit.ticket.day == now.today),
             back ? "a number was recalled whose person waits already"
                  : "a missed number could not be recalled",
             visit.ticket.number);
        if (back) world.ledger.moved(*back);
    }
}

void Desks::wait_for_called(World& world, const std::string& deputy) {
    Desk& desk = desks_[deputy];
    const Ticket ticket = world.ledger.ticket(desk.ticket);
    const store::Moment now = world.now();
    store::Visits& visits = world.visits();
    const bool is_out = ticket.number.back() == '7'; // for a smoke, or gone home
    const int chance = world.random.between(is_out ? 68 : 0, 99);
    if (chance < 72) {
        world.ledger.moved(saved(visits.begin_reception(ticket.id, now), "beginning a reception"));
        desk.talk = static_cast<int>(world.ledger.talks.size());
        world.ledger.talks.push_back(now.wall);
        desk.next += 3min;
        return;
    }
    if (chance < 76 && ticket.day == now.today) { // to another desk
        const std::string other = world.random.one_of(Plan::deputies());
        const int person = world.ledger.visits.at(ticket.id).person;
        const bool waits_there = !world.ledger.live_ticket(person, other, now.today, ticket.id).empty();
        const auto gone = visits.transfer(ticket.id, other, now);
        must(gone.has_value() != waits_there,
             gone ? "the same person waits twice for one deputy" : "a number could not go to another deputy");
        if (!gone) return;
        world.ledger.moved(*gone);
    } else if (chance < 78) {
        saved(visits.leave(ticket.id, now), "leaving");
        world.ledger.withdrawn(ticket.id, TicketState::left);
    } else if (ticket.calls < 3) {
        return world.ledger.moved(saved(visits.call_again(ticket.id, now), "another call"));
    } else if (ticket.times_aside == 0) {
        world.ledger.moved(saved(visits.set_aside(ticket.id, now), "setting aside"));
    } else {
        world.ledger.moved(saved(visits.mark_missed(ticket.id, now), "giving up a number"));
        if (world.random.once_in(2)) missed_.push_back(ticket.id);
    }
    desk.ticket.clear();
}

void Desks::talk(World& world, const std::string& deputy) {
    Desk& desk = desks_[deputy];
    const bool has_draft = world.ledger.drafts.contains(desk.ticket);
    if (!has_draft) {
        const domain::ReceptionDraft draft{
            .ticket_id = desk.ticket, .begun_at = world.now().wall, .log = log_of(world, desk.talk)};
        saved(world.visits().save_draft(draft), "a draft");
        world.ledger.drafted(draft);
        desk.next += std::chrono::minutes{world.random.between(1, 7)};
        return;
    }
    if (desk.next >= last_call && world.random.once_in(30)) { // goes home, and leaves it open
        desk.is_staffed = false;
        return;
    }
    const std::string other = free_desk(deputy);
    if (!other.empty() && world.random.once_in(25)) {
        world.ledger.moved(saved(world.visits().hand_over(desk.ticket, other, world.now()), "handing over"));
        desks_[other].ticket = std::exchange(desk.ticket, {});
        desks_[other].talk = desk.talk;
        return;
    }
    finish(world, deputy);
}

void Desks::finish(World& world, const std::string& deputy) {
    Desk& desk = desks_[deputy];
    const Ticket ticket = world.ledger.ticket(desk.ticket);
    const store::Moment now = world.now();
    const domain::Reception reception = reception_of(world, ticket, desk.talk);
    world.ledger.talks.at(static_cast<std::size_t>(desk.talk)) = now.wall;
    world.at_risk([&] { return world.visits().finish_reception(reception, now); },
                  [&](const domain::Reception& written) {
                      world.ledger.received(written, now.wall);
                      desk.ticket.clear();
                      ++world.counts.receptions;
                  },
                  [&] {
                      const auto written = log_that_was_written(world, ticket);
                      if (!written) return; // the draft is still there, and the deputy presses again
                      world.ledger.received(*written, now.wall);
                      desk.ticket.clear();
                      ++world.counts.receptions;
                  });
}

void Desks::after_hours(World& world) {
    for (int i = world.random.between(0, 3); i > 0; --i)
        correct_a_log(world);
    for (const std::string& deputy : staffed())
        view_an_answer(world, deputy);
}

} // namespace liaison::simulation
