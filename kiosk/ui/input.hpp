// What fingers and keyboards did, handed out a frame at a time so that no touch is ever lost.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "ui/geometry.hpp"

namespace liaison::ui {

enum class Key : std::uint8_t { backspace, enter, escape, tab, left, right };

// The input of one frame: at most one press or one release.
struct InputState {
    std::optional<Point> position; // of the finger; nothing when none is on the glass
    bool touching = false;
    bool pressed = false;     // the finger came down in this frame
    bool released = false;    // the finger left in this frame, at `position`
    std::vector<Point> trail; // every point of this frame, for strokes of handwriting
    std::string text;         // typed on a keyboard, UTF-8
    std::vector<Key> keys;
};

// Events go in as they arrive, frames come out. A quick down and up, both between two frames, makes two frames.
class InputQueue {
public:
    void press(Point at);
    void move(Point to); // without a finger on the glass it is ignored: there is no hover
    void release(Point at);
    // The touch ends without having meant anything: focus lost, device gone.
    void cancel();
    void type(char32_t code_point);
    void key(Key key);

    bool pending() const { return !events_.empty(); }
    InputState next_frame();

private:
    enum class Kind : std::uint8_t { press, move, release, cancel, text, key };
    struct Event {
        Kind kind;
        Point at;
        char32_t code_point = 0;
        Key key = Key::enter;
    };
    void apply(const Event& event, InputState& frame);

    std::deque<Event> events_;
    bool finger_down_ = false; // as the events go in
    bool touching_ = false;    // as the frames come out
    Point last_;
};

} // namespace liaison::ui
