#include "plan.hpp"

#include <array>

namespace liaison::link_simulation {

Plan plan_of(test::Random& random) {
    const auto chance = [&](int often, int seldom) {
        return random.once_in(2) ? 0 : random.between(often, seldom);
    };
    const auto times = [&](int most) { return random.once_in(2) ? 0 : random.between(1, most); };
    Plan plan;
    constexpr std::array usual_visits{1, 2, 3, 3, 4, 6, 12};
    plan.visits_a_day = random.one_of(usual_visits);
    plan.configuration_interval = std::chrono::hours{random.between(2, 12)};
    plan.request_lost = chance(3, 40);
    plan.request_cut = chance(3, 40);
    plan.request_late = chance(4, 40);
    plan.request_twice = chance(3, 40);
    plan.answer_lost = chance(2, 40);
    plan.answer_cut = chance(3, 40);
    plan.busy = chance(3, 40);
    plan.outages = times(6);
    if (random.once_in(3)) {
        plan.foreign_answer = chance(5, 60);
        plan.answer_halved = chance(5, 60);
        plan.answer_swapped = chance(5, 60);
    }
    if (random.once_in(6)) plan.poison = random.between(1, 60);
    plan.kiosk_cut_amid = chance(5, 60);
    plan.kiosk_cuts = times(8);
    plan.county_cut_amid = chance(10, 80);
    plan.county_cuts = times(6);
    plan.kiosk_disk_full = times(3);
    plan.county_disk_full = times(3);
    plan.kiosk_clock_jumps = times(4);
    plan.county_clock_jumps = times(3);
    plan.drift_ppm = random.once_in(2) ? 0 : random.between(-200, 200);
    plan.publications = times(6);
    plan.revocations = times(2);
    plan.new_roots = times(2);
    return plan;
}

} // namespace liaison::link_simulation
