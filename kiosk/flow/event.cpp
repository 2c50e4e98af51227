#include "flow/event.hpp"

namespace liaison::flow {

Touch::Touch(const Touch&) = default;
Touch::Touch(Touch&&) noexcept = default;
Touch& Touch::operator=(const Touch&) = default;
Touch& Touch::operator=(Touch&&) noexcept = default;
Touch::~Touch() = default;

Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

} // namespace liaison::flow
