// Drives a citizen's visit: events in, effects out, touches counted, and a store that answers when the test
// wants.
#pragma once

#include <algorithm>
#include <stdexcept>

#include "flow/citizen_visit.hpp"
#include "station_fixture.hpp"

namespace liaison::test {

struct VisitFixture {
    domain::StationConfiguration configuration = made_up_configuration();
    domain::StationDay day;
    domain::SigningKey county = domain::SigningKey::generate();
    domain::VerifyingKey county_key = county.verifying_key();
    flow::Surroundings around{configuration,
                              day,
                              county_key,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              flow::DeviceHealth::working,
                              std::nullopt};
    FakeClock clock;
    flow::CitizenVisit visit = flow::new_visit(1, "zh", clock.now);
    flow::Effects effects; // of the last event
    int touches = 0;

    VisitFixture() { around.keeper_has_pin = true; }
    VisitFixture(const VisitFixture&) = delete; // `around` refers to its own members
    VisitFixture& operator=(const VisitFixture&) = delete;

    flow::VisitStep happens(const flow::Event& event) {
        auto result = flow::step(visit, event, around, clock.now);
        visit = result.next;
        effects = result.effects;
        return result;
    }
    void touch(const flow::Touch& touch) {
        ++touches;
        if (happens(touch).refused) throw std::logic_error("the touch was refused");
    }
    bool refuses(const flow::Touch& touch) const { return flow::step(visit, touch, around, clock.now).refused; }

    // Time goes by; a Tick comes when one is due, as the program's loop does it.
    void wait(std::chrono::milliseconds span) {
        const auto end = clock.now.monotonic + span;
        while (true) {
            const auto due = flow::next_deadline(visit);
            if (!due || *due > end) break;
            if (*due > clock.now.monotonic) clock.advance(*due - clock.now.monotonic);
            happens(flow::Tick{});
        }
        clock.advance(end - clock.now.monotonic);
    }

    template <class Wanted>
    const Wanted* effect() const {
        for (const auto& effect : effects)
            if (const auto* found = std::get_if<Wanted>(&effect)) return found;
        return nullptr;
    }

    void lay_card(const domain::Visitor& visitor = made_up_visitor()) { happens(flow::CardRead{visitor}); }
    void take_card() { happens(flow::CardGone{}); }
    void type(const std::string& number) {
        for (const char c : number)
            touch(flow::PressKey{c});
    }
    void scan(const domain::AppointmentCode& code) {
        happens(flow::CodeScanned{domain::make_appointment_code(code, county)});
    }
    void scan_ticket() { happens(flow::CodeScanned{domain::make_ticket_code({4, 2})}); }
    domain::AppointmentCode code_for_now() const {
        return {made_up_uuid(1), station_id, morning_deputy, clock.now.wall + std::chrono::minutes{10},
                clock.now.wall + std::chrono::minutes{30}};
    }

    // The store's answers to what the last event asked for.
    void ticket_is_saved() {
        const auto* save = effect<flow::SaveCheckIn>();
        if (!save) throw std::logic_error("nothing asked for a check-in");
        auto ticket = made_up_ticket(12, save->request.deputy_id.c_str(), clock.now.wall);
        happens(flow::CheckInSaved{save->visit, {ticket, domain::make_ticket_code({1}), 2}});
    }
    void booking_is_saved() {
        const auto* save = effect<flow::SaveBooking>();
        if (!save) throw std::logic_error("nothing asked for a booking");
        auto appointment = made_up_appointment(3, save->request.check_in.visitor.person_key,
                                               save->request.deputy_id.c_str(), save->request.start);
        happens(flow::BookingSaved{visit.number, {appointment, domain::make_ticket_code({2})}});
    }
    void saving_fails(domain::SaveError::Kind kind, domain::BookingError rule = {}) {
        happens(flow::SaveFailed{visit.number, {kind, rule, ""}});
    }
    void printed(bool well = true) {
        const std::string job = visit.ticket ? visit.ticket->ticket.id : visit.booking->appointment.id;
        happens(flow::PrintDone{job, well});
    }

    // The usual ways.
    void come_by_card() {
        lay_card();
        touch(flow::Agree{});
    }
    void book_a_slot() {
        touch(flow::ChooseTimeWith{morning_deputy});
        const auto slots = flow::free_slots(visit.deputy_id, visit.day.value(), around, clock.now.wall);
        touch(flow::ChooseSlot{slots.at(0).start});
        touch(flow::ConfirmBooking{});
    }
};

} // namespace liaison::test
