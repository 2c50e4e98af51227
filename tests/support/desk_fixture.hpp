// Drives the duty desk: events in, effects out, touches counted, and a store that does what it is asked for.
#pragma once

#include "flow/duty_desk.hpp"
#include "station_fixture.hpp"

namespace liaison::test {

struct DeskFixture {
    domain::StationConfiguration configuration = made_up_configuration();
    domain::StationDay day;
    domain::VerifyingKey county_key = domain::SigningKey::generate().verifying_key();
    flow::Surroundings around{configuration,
                              day,
                              county_key,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              std::nullopt};
    FakeClock clock;
    flow::DutyDesk desk = flow::open_desk({}, clock.now);
    flow::Effects effects; // of the last event
    int touches = 0;

    DeskFixture() = default;
    DeskFixture(const DeskFixture&) = delete; // `around` refers to its own members
    DeskFixture& operator=(const DeskFixture&) = delete;

    flow::DeskStep happens(const flow::Event& event) {
        auto result = flow::step(desk, event, around, clock.now);
        desk = result.next;
        effects = result.effects;
        return result;
    }
    void touch(const flow::Touch& touch) {
        ++touches;
        if (happens(touch).refused) throw std::logic_error("the touch was refused");
    }
    bool refuses(const flow::Touch& touch) const { return flow::step(desk, touch, around, clock.now).refused; }

    void wait(std::chrono::milliseconds span) {
        flow::Effects all;
        const auto end = clock.now.monotonic + span;
        while (true) {
            const auto due = flow::next_deadline(desk);
            if (!due || *due > end) break;
            if (*due > clock.now.monotonic) clock.advance(*due - clock.now.monotonic);
            happens(flow::Tick{});
            all.insert(all.end(), effects.begin(), effects.end());
            carry_out_drafts();
        }
        clock.advance(end - clock.now.monotonic);
        effects = all;
    }

    template <class Wanted>
    const Wanted* effect() const {
        for (const auto& effect : effects)
            if (const auto* found = std::get_if<Wanted>(&effect)) return found;
        return nullptr;
    }

    void sign_in(const char* deputy_id = morning_deputy) {
        touch(flow::ChooseDeputy{deputy_id});
        enter_pin(true);
    }
    void enter_pin(bool right) {
        for (const char c : std::string("135790"))
            touch(flow::PressKey{c});
        touch(flow::SubmitPin{});
        if (effect<flow::CheckPin>()) happens(flow::PinChecked{desk.number, right});
    }
    void open_again() { desk = flow::open_desk(desk, clock.now); }

    domain::Ticket& somebody_waits(int number = 1, const char* deputy_id = morning_deputy) {
        return day.tickets.emplace_back(made_up_ticket(number, deputy_id, clock.now.wall));
    }
    domain::Ticket& ticket(const std::string& id) {
        for (auto& ticket : day.tickets)
            if (ticket.id == id) return ticket;
        throw std::logic_error("no such ticket");
    }

    // What the store does, and says.
    void store_calls_next() {
        const auto* next = domain::next_in_queue(day.tickets, desk.deputy_id, clock.now.wall);
        const std::string id = next ? next->id : "";
        if (next) ticket(id).state = domain::TicketState::called, ticket(id).called_at = clock.now.wall;
        happens(flow::TicketCalled{desk.number, id});
    }
    void store_moves(domain::TicketState state) {
        ticket(desk.ticket_id).state = state;
        happens(flow::TicketMoved{desk.number});
    }
    void carry_out_drafts() {
        for (const auto& effect : effects)
            if (const auto* save = std::get_if<flow::SaveDraft>(&effect)) {
                std::erase_if(day.drafts, [&](const auto& d) { return d.ticket_id == save->draft.ticket_id; });
                day.drafts.push_back(save->draft);
            }
    }
    void store_saves_reception() {
        ticket(desk.ticket_id).state = domain::TicketState::done;
        happens(flow::ReceptionSaved{desk.number});
    }

    void both_sign() {
        touch(flow::SignLog{{flow::Signer::visitor, flow::AddInk{{{100, 100, 0}, {200, 220, 40}}}}});
        touch(flow::SignLog{{flow::Signer::deputy, flow::AddInk{{{100, 100, 0}, {240, 180, 40}}}}});
    }

    // The usual way.
    void call_and_receive() {
        touch(flow::CallNext{});
        store_calls_next();
        touch(flow::VisitorCame{});
        carry_out_drafts();
        store_moves(domain::TicketState::meeting);
    }
};

} // namespace liaison::test
