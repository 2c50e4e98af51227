// What acts: buttons, large choices, and the words that change the language.
#pragma once

#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

// primary: the one thing most people want here. quiet: back, home, help. choice: one of several equal ones.
enum class ButtonStyle : std::uint8_t { primary, secondary, quiet, choice };

struct ButtonLook {
    std::string_view label = {};
    Icon icon = Icon::none;
    ButtonStyle style = ButtonStyle::secondary;
    bool enabled = true;
    bool icon_after = false; // "next" points onwards
    TextRole role = TextRole::body;
};

// True once, when the finger is lifted on it. An icon without a label needs a place that explains it.
bool button(Canvas& canvas, std::string_view id, const Rect& rect, const ButtonLook& look);

struct CardLook {
    std::string_view title = {};
    std::string_view subtitle = {};
    Icon icon = Icon::none;
    bool accented = false; // filled with the accent: the expected choice
    bool enabled = true;
};

// A choice as large as a book. Higher than wide it stands, else it lies.
bool card_button(Canvas& canvas, std::string_view id, const Rect& rect, const CardLook& look);

// A language in its own script; the one that is on has a gold stroke below it.
bool language_button(Canvas& canvas, std::string_view id, const Rect& rect, std::string_view name,
                     TextLanguage language, bool current);

} // namespace liaison::ui
