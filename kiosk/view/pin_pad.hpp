// Where a PIN is typed: dots, a word about it, digits, back and submit. The desk's and the keeper's.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

struct PinPad {
    std::size_t typed = 0; // digits; never which
    bool checking = false;
    bool wrong = false;
    std::string_view words; // what is asked, or what is wrong
};

// The field and the words go into `read`, what is touched into `touch`.
void draw_pin_pad(Screen& screen, ui::Rect read, ui::Rect touch, const PinPad& pad);

} // namespace liaison::view
