#include <set>

#include "catch.hpp"
#include "domain/appointment.hpp"
#include "domain/reception.hpp"

using namespace liaison;
using domain::AppointmentState;

TEST_CASE("appointment: every pair of states", "[appointment]") {
    using enum AppointmentState;
    const std::vector all{booked, arrived, called, meeting, done, no_show, cancelled};
    const std::set<std::pair<AppointmentState, AppointmentState>> allowed{
        {booked, arrived},    {booked, no_show}, {booked, cancelled}, {arrived, called},
        {arrived, cancelled}, {called, called},  {called, meeting},   {called, no_show},
        {called, arrived},    {meeting, done},   {no_show, arrived}};
    for (const auto from : all)
        for (const auto to : all) {
            CAPTURE(domain::to_string(from), domain::to_string(to));
            CHECK(domain::may_become(from, to) == allowed.contains({from, to}));
        }
}

TEST_CASE("appointment: what is over for good leads nowhere", "[appointment]") {
    using enum AppointmentState;
    for (const auto to : {booked, arrived, called, meeting, done, no_show, cancelled}) {
        CHECK_FALSE(domain::may_become(done, to));
        CHECK_FALSE(domain::may_become(cancelled, to));
    }
}

TEST_CASE("appointment: only one that was given up frees its slot", "[appointment]") {
    using enum AppointmentState;
    for (const auto state : {booked, arrived, called, meeting, done, no_show, cancelled}) {
        domain::Appointment appointment;
        appointment.state = state;
        CAPTURE(domain::to_string(state));
        CHECK(appointment.holds_slot() == (state != no_show && state != cancelled));
    }
}
