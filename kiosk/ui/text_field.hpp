// The field that is being typed into. It shows; the typing comes from a keyboard.
#pragma once

#include <optional>
#include <string_view>

#include "ui/canvas.hpp"

namespace liaison::ui {

struct FieldLook {
    std::string_view text = {};
    std::string_view placeholder = {};
    bool focused = true; // edge in accent, caret at the end
    bool wrong = false;  // with a word beside it from the caller
    // Bytes of a wrong one that are marked: of one line. The same twice: nothing is.
    std::size_t marked_from = 0;
    std::size_t marked_to = 0;
    TextRole role = TextRole::heading;
    std::size_t caret = std::string_view::npos; // of a text area: bytes from its start; npos: at the end
};

// One line. Of a longer text the end is seen, where the typing goes on. True when touched.
bool text_field(Canvas& canvas, std::string_view id, const Rect& rect, const FieldLook& look);

// Several lines, wrapped; the caret is always seen. Gives the byte of the text that a finger pointed at.
std::optional<std::size_t> text_area(Canvas& canvas, std::string_view id, const Rect& rect,
                                     const FieldLook& look);

} // namespace liaison::ui
