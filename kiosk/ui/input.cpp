#include "ui/input.hpp"

#include "ui/utf8.hpp"

namespace liaison::ui {
namespace {

// A stuck device must not fill the memory.
constexpr std::size_t most_events = 4096;

} // namespace

void InputQueue::press(Point at) {
    if (finger_down_ || events_.size() >= most_events) return;
    finger_down_ = true;
    events_.push_back({Kind::press, at});
}

void InputQueue::move(Point to) {
    if (finger_down_ && events_.size() < most_events) events_.push_back({Kind::move, to});
}

// Taken even when the queue is full: a finger that never leaves would block the screen.
void InputQueue::release(Point at) {
    if (!finger_down_) return;
    finger_down_ = false;
    events_.push_back({Kind::release, at});
}

void InputQueue::cancel() {
    if (!finger_down_) return;
    finger_down_ = false;
    events_.push_back({Kind::cancel, {}});
}

void InputQueue::type(char32_t code_point) {
    if (events_.size() < most_events) events_.push_back({Kind::text, {}, code_point});
}

void InputQueue::key(Key key) {
    if (events_.size() < most_events) events_.push_back({Kind::key, {}, 0, key});
}

InputState InputQueue::next_frame() {
    InputState frame;
    bool transition = false;
    while (!events_.empty() && !transition) {
        const Event event = events_.front();
        events_.pop_front();
        apply(event, frame);
        transition = event.kind == Kind::press || event.kind == Kind::release || event.kind == Kind::cancel;
    }
    frame.touching = touching_;
    if (touching_ || frame.released) frame.position = last_;
    return frame;
}

void InputQueue::apply(const Event& event, InputState& frame) {
    switch (event.kind) {
    case Kind::press:
    case Kind::move:
    case Kind::release:
        last_ = event.at;
        frame.trail.push_back(event.at);
        frame.pressed = event.kind == Kind::press;
        frame.released = event.kind == Kind::release;
        touching_ = event.kind != Kind::release;
        break;
    case Kind::cancel: touching_ = false; break;
    case Kind::text: append_utf8(frame.text, event.code_point); break;
    case Kind::key: frame.keys.push_back(event.key); break;
    }
}

} // namespace liaison::ui
