#include "drivers/state_reporter.hpp"

#include <utility>

namespace drivers {

StateReporter::StateReporter(DeviceKind kind, EventSink sink) : kind_(kind), sink_(std::move(sink)) {}

void StateReporter::report(DeviceState state, std::string detail_for_keeper) {
    if (state_ == state && detail_ == detail_for_keeper) return;
    state_ = state;
    detail_ = std::move(detail_for_keeper);
    sink_(DeviceStateChanged{kind_, state, detail_});
}

} // namespace drivers
