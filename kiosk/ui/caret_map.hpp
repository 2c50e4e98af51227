// Where a caret stands in a paragraph that is set, and which text a finger points at. By grapheme: what a
// reader takes for one character, a Tibetan stack or a letter with its marks.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/geometry.hpp"
#include "ui/text_layout.hpp"

namespace liaison::ui {

// Offsets are bytes of the text shown (see visible_text); those inside a grapheme count as its start. Places
// are px from the layout's top left corner, for text aligned left. Of a paragraph cut by an ellipsis, the part
// that is seen.
class CaretMap {
public:
    CaretMap(const TextLayout& layout, const ShapedText& text);

    // A line without width, as high as its line of text.
    Rect at(std::uint32_t offset) const;
    // The nearest boundary on the line nearest to the point.
    std::uint32_t offset_at(Point point) const;
    // The neighbouring boundary; at the ends the offset itself.
    std::uint32_t next(std::uint32_t offset) const;
    std::uint32_t previous(std::uint32_t offset) const;
    // One rectangle for each line that has a part of the selection; the order of the two does not matter.
    std::vector<Rect> selection(std::uint32_t one, std::uint32_t other) const;

private:
    struct Stop {
        std::uint32_t offset;
        std::size_t line;
        float x;
    };
    struct Line {
        float top;
        float height;
        float right; // px of its last character's end
    };

    void add_line(const TextLayout& layout, const TextLine& line, const ShapedText& text, bool last);
    std::size_t stop_of(std::uint32_t offset) const;

    std::vector<Stop> stops_; // ascending, never empty
    std::vector<Line> lines_;
};

} // namespace liaison::ui
