// Keys to type with: numbers, and Latin letters. Each call returns the key that was touched in this frame.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// A character typed, or a key that does something.
struct Stroke {
    std::string text; // UTF-8; empty if `key` is set
    std::optional<Key> key;
};

struct KeyLook {
    std::string_view label = {};
    Icon icon = Icon::none;
    bool working = false; // does something instead of typing
    bool strong = false;  // the one that finishes
    bool on = false;      // shift
};

// One key of any keyboard: the look that all keyboards share.
bool key_button(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look);

// 1 to 9, 0, delete, and "X" (last character of some ID numbers) if wanted. Three by four keys.
std::optional<Stroke> numeric_keypad(Canvas& canvas, std::string_view id, const Rect& rect,
                                     bool with_x = false);

// What the keyboard remembers between frames; belongs to whoever shows it.
struct KeyboardState {
    bool shift = false;
};

// Digits, letters, space, delete, shift and enter in five rows. `enter_label` says what enter does.
std::optional<Stroke> latin_keyboard(Canvas& canvas, std::string_view id, const Rect& rect,
                                     KeyboardState& state, std::string_view enter_label);

} // namespace liaison::ui
