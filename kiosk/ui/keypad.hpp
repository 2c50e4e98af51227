// Keys to type with, one look for all; and the keypad for numbers, which returns the key touched in this frame.
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
    bool working = false;                                // does something instead of typing
    bool strong = false;                                 // the one that finishes
    bool on = false;                                     // shift
    bool letter = false;                                 // the label is one letter of any script, set large
    bool marked = false;                                 // a gold stroke below the label
    bool struck = false;                                 // what it stands for is not there
    bool more = false;                                   // a corner says that holding it offers others
    std::optional<TextLanguage> language = std::nullopt; // of the label; nothing: that of the screen
};

// One key of any keyboard: the look that all keyboards share.
Touch key(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look);
bool key_button(Canvas& canvas, std::string_view id, const Rect& rect, const KeyLook& look);

// 1 to 9, 0, delete, and "X" (last character of some ID numbers) if wanted. Three by four keys.
std::optional<Stroke> numeric_keypad(Canvas& canvas, std::string_view id, const Rect& rect,
                                     bool with_x = false);

} // namespace liaison::ui
