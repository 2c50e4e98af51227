#include "citizens.hpp"

#include "world.hpp"

namespace liaison::simulation {

using namespace std::chrono_literals;
using domain::AppointmentState;
using domain::Day;

namespace {

constexpr int villagers = 6'000;
constexpr int visitors_a_day = 60;

int somebody(World& world) {
    return world.random.once_in(20) ? nobody : world.random.between(0, villagers - 1);
}

std::string a_deputy_of(World& world, Day day) {
    const auto on_duty = world.plan.on_duty(day);
    return on_duty.empty() ? world.random.one_of(Plan::deputies()) : world.random.one_of(on_duty);
}

// The power went while somebody checked in: there is their number, or there is not; never half of it.
void settle_arrival(World& world, int person, const std::string& had) {
    int found = 0;
    for (const domain::Ticket& ticket :
         saved(world.visits().station_day(world.now().today), "the day").tickets) {
        if (ticket.id == had) world.ledger.moved(ticket);
        if (world.ledger.visits.contains(ticket.id)) continue;
        must(++found == 1, "a step that was broken off left more than one number", ticket.number);
        world.ledger.checked_in(ticket, person);
        ++world.counts.visitors;
    }
}

// What the kiosk shows the person of their opinions, and what they say of an answer.
void say_what_you_think(World& world, int person) {
    using enum domain::Satisfaction;
    const auto all =
        saved(world.station->chains.of_person(world.key_of(person), world.chain_rules), "opinions of a person");
    for (const domain::OpinionProgress& opinion : all) {
        must(opinion.state.withdrawn == false, "a withdrawn opinion asks its citizen", opinion.opinion_id);
        if (!opinion.state.asks_citizen() || world.random.once_in(3)) continue;
        const int chance = world.random.between(0, 9);
        const auto word = chance < 6 ? satisfied : chance < 8 ? fairly : dissatisfied;
        const auto said =
            saved(world.station->chains.say(opinion.opinion_id, word, world.chain_rules, world.now()),
                  "a citizen's word");
        world.ledger.said(said.events.back());
        world.ledger.touched.insert(world.ledger.matters.at(opinion.opinion_id).ticket_id);
        ++world.counts.words;
    }
}

void book(World& world, int person) {
    const Day day = days_after(world.clock.day, world.random.once_in(8) ? 0 : world.random.between(1, 14));
    const std::string deputy =
        world.random.once_in(10) ? world.random.one_of(Plan::deputies()) : a_deputy_of(world, day);
    const auto starts = Plan::slot_starts();
    const std::size_t wanted = world.random.once_in(2) ? 4 : starts.size(); // early ones are in demand
    const auto minute =
        starts.at(static_cast<std::size_t>(world.random.between(0, static_cast<int>(wanted) - 1)));
    const auto start = world.clock.zone.to_wall(day, minute);
    const store::Moment now = world.now();
    const bool allowed = world.ledger.may_book(person, deputy, start, world.plan, now, world.clock.zone);
    const auto issued = world.visits().book({who(person, now), deputy, start},
                                            world.plan.calendar(now.today, world.clock.zone), now);
    must(issued.has_value() == allowed,
         allowed ? "a free time could not be booked" : "a time was booked that is full or not to be had",
         deputy + " " + domain::format_wall_time(start));
    if (!issued) return static_cast<void>(++world.counts.bookings_refused);
    world.ledger.booked(issued->appointment, person);
    ++world.counts.bookings;
}

void cancel(World& world, const std::string& booking) {
    const auto before = world.ledger.bookings.at(booking).appointment.state;
    const auto done = world.visits().cancel(booking, world.now());
    const bool may = before == AppointmentState::booked || before == AppointmentState::arrived;
    must(done.has_value() == may, may ? "an appointment could not be cancelled" : "an appointment ended twice");
    if (done) world.ledger.cancelled(booking);
}

// Whether the kiosk takes the appointment's code now.
bool is_welcome(World& world, const domain::Appointment& appointment) {
    const auto wall = world.now().wall;
    return appointment.state != AppointmentState::cancelled && appointment.state != AppointmentState::done &&
           wall >= appointment.start - 12h && wall <= appointment.end + 4h;
}

} // namespace

void arrive(World& world, int person, const std::string& deputy, const std::string& booking) {
    domain::CheckInRequest request{who(person, world.now()), deputy, std::nullopt};
    if (!booking.empty()) {
        request.appointment = world.ledger.bookings.at(booking).appointment;
        if (!is_welcome(world, *request.appointment)) {
            must(!world.visits().check_in(request, world.now()), "an appointment that is over was taken");
            return arrive(world, person, deputy, {});
        }
        request.deputy_id = request.appointment->deputy_id;
    }
    const std::string had = world.ledger.live_ticket(person, request.deputy_id, world.now().today);
    world.at_risk([&] { return world.visits().check_in(request, world.now()); },
                  [&](const domain::IssuedTicket& issued) {
                      const bool is_new = !world.ledger.visits.contains(issued.ticket.id);
                      if (booking.empty())
                          must(is_new == had.empty(),
                               "the same person waits twice for one deputy, or lost their place",
                               issued.ticket.number);
                      world.ledger.checked_in(issued.ticket, person);
                      world.counts.visitors += is_new ? 1 : 0;
                  },
                  [&] { settle_arrival(world, person, had); });
}

void Citizens::plan_day(World& world) {
    coming_.clear();
    auto& random = world.random;
    int expected = 0;
    std::vector<std::string> to_come;
    for (const auto& [id, booking] : world.ledger.bookings) {
        const auto start = world.clock.zone.to_local(booking.appointment.start);
        if (booking.appointment.state != AppointmentState::booked) continue;
        if (start.day > world.clock.day) to_come.push_back(id);
        if (start.day != world.clock.day || random.once_in(8)) continue; // one in eight never comes
        const auto late = random.once_in(5) ? random.between(11, 70) : random.between(-30, 5);
        coming_.emplace(start.minute + std::chrono::minutes{late},
                        Coming{Errand::appointment, booking.person, id});
        ++expected;
    }
    const auto some_time = [&] { return 9h + std::chrono::minutes{random.between(0, 440)}; };
    for (int i = expected; i < visitors_a_day + random.between(-5, 5); ++i) {
        const Coming visitor{Errand::walk_in, somebody(world)};
        const auto minute = some_time();
        coming_.emplace(minute, visitor);
        if (random.once_in(30)) coming_.emplace(minute + 3min, visitor); // asks for another ticket
    }
    for (int i = random.between(16, 26); i > 0; --i)
        coming_.emplace(some_time(), Coming{Errand::book, somebody(world)});
    for (int i = random.between(0, 3); i > 0 && !to_come.empty(); --i)
        coming_.emplace(some_time(), Coming{Errand::cancel, nobody, random.one_of(to_come)});
}

void Citizens::at_minute(World& world, domain::MinuteOfDay minute) {
    const auto [first, last] = coming_.equal_range(minute);
    for (auto at = first; at != last; ++at) {
        const Coming& visitor = at->second;
        if (visitor.errand == Errand::book) book(world, visitor.person);
        if (visitor.errand == Errand::cancel) cancel(world, visitor.booking);
        if (visitor.errand != Errand::walk_in && visitor.errand != Errand::appointment) continue;
        if (visitor.person != nobody && world.random.once_in(4)) say_what_you_think(world, visitor.person);
        arrive(world, visitor.person, a_deputy_of(world, world.clock.day), visitor.booking);
    }
}

} // namespace liaison::simulation
