// A screen with everything on it, for golden pictures. Not shipped.
#pragma once

#include <string>

#include "ui/canvas.hpp"
#include "ui/keypad.hpp"
#include "ui/signature_pad.hpp"
#include "ui/typing_keyboard.hpp"

namespace liaison::ui::test {

struct Sample {
    KeyboardState keyboard;
    std::string typed = "530";
    SigningState signing;
    int clicks = 0; // on "welcome.checkin"
    bool ask = false;
};

std::vector<KeyFaceRow> sample_keys(); // "e" has the variants é and ê
void draw_welcome(Canvas& canvas, Sample& sample);
void draw_typing(Canvas& canvas, Sample& sample);
void draw_desk(Canvas& canvas, Sample& sample);

} // namespace liaison::ui::test
