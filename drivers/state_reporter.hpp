// Tells a device's state, each change once.
#pragma once

#include <optional>
#include <string>

#include "drivers/event.hpp"

namespace drivers {

class StateReporter {
public:
    StateReporter(DeviceKind kind, EventSink sink);
    void report(DeviceState state, std::string detail_for_keeper = {});
    DeviceState state() const { return state_.value_or(DeviceState::absent); }
    void emit(Event event) const { sink_(std::move(event)); }

private:
    DeviceKind kind_;
    EventSink sink_;
    std::optional<DeviceState> state_;
    std::string detail_;
};

} // namespace drivers
