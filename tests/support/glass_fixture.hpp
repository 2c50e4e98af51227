// One glass for citizens and deputies, with everything that stands around it.
#pragma once

#include "flow/station_flow.hpp"
#include "visit_fixture.hpp"

namespace liaison::test {

struct Glass {
    VisitFixture world; // for its surroundings and clock
    flow::StationState state = flow::initial_state(world.configuration, world.clock.now);

    flow::StationStep happens(const flow::Event& event) {
        auto result = flow::step(state, event, world.around, world.clock.now);
        state = result.next;
        return result;
    }
};

} // namespace liaison::test
