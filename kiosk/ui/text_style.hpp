// How a text on a screen looks; sizes come from the metrics.
#pragma once

#include <cstdint>
#include <optional>

#include "ui/text_engine.hpp"

namespace liaison::ui {

enum class TextRole : std::uint8_t { display, title, heading, body, small };

enum class VerticalAlign : std::uint8_t { top, middle, bottom };

struct TextStyle {
    TextRole role = TextRole::body;
    Weight weight = Weight::regular;
    std::optional<Color> color = std::nullopt; // nothing: ink
    Align align = Align::left;
    VerticalAlign vertical = VerticalAlign::top;
    std::size_t most_lines = 0;                          // 0: what the box holds
    std::optional<TextLanguage> language = std::nullopt; // nothing: that of the screen
    bool balance = true; // lines of about one length; off for what is being typed
    float scale = 1;     // of the role's size
};

} // namespace liaison::ui
