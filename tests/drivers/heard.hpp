// Collects a device's events and counts or finds them by type.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "drivers/event.hpp"

namespace drivers_test {

struct Heard {
    std::vector<drivers::Event> events;

    drivers::EventSink sink() {
        return [this](drivers::Event event) { events.push_back(std::move(event)); };
    }
    template <typename Kind>
    std::size_t count() const {
        return static_cast<std::size_t>(std::count_if(events.begin(), events.end(), [](const auto& event) {
            return std::holds_alternative<Kind>(event);
        }));
    }
    // The last one of this type.
    template <typename Kind>
    const Kind* last() const {
        for (auto event = events.rbegin(); event != events.rend(); ++event)
            if (const auto* found = std::get_if<Kind>(&*event)) return found;
        return nullptr;
    }
    // The last state told of the device, absent before the first.
    drivers::DeviceState state(drivers::DeviceKind kind) const {
        auto state = drivers::DeviceState::absent;
        for (const auto& event : events)
            if (const auto* changed = std::get_if<drivers::DeviceStateChanged>(&event);
                changed && changed->kind == kind)
                state = changed->state;
        return state;
    }
    void clear() { events.clear(); }
};

} // namespace drivers_test
