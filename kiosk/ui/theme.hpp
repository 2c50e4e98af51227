// The look, as named tokens. Nothing else in the program names a color.
#pragma once

#include <string_view>
#include <vector>

#include "ui/color.hpp"

namespace liaison::ui {

// A coloured field and the text that stands on it.
struct Tone {
    Color fill;
    Color text;
};

struct Theme {
    Color ground;      // behind everything: warm paper
    Color surface;     // cards, fields, panels
    Color surface_low; // keys, table heads, a chip that is not chosen
    Color ink;         // text
    Color ink_soft;    // second line of text; still at least 7:1
    Color accent;      // the one vermilion: fills of what acts
    Color accent_deep; // the same under a finger
    Color on_accent;   // text on both
    Color accent_text; // vermilion as text and outline on ground and surface
    Color gold;        // guides the eye: rings, borders, lines. Never text
    Color line;        // hairlines
    Color shadow;      // alpha is the strength right below a panel
    Color veil;        // lies between a dialog and the screen below
    Tone good;         // state, with a word or icon beside it
    Tone waiting;
    Tone bad;
    Tone chosen; // a chip or choice that is on
};

const Theme& light_theme();
const Theme& high_contrast_theme();

struct TextPair {
    std::string_view name;
    Color text;
    Color background;
};

// Every pair of tokens that widgets put text with, for the proof of contrast.
std::vector<TextPair> text_pairs(const Theme& theme);

} // namespace liaison::ui
