// A paragraph set in lines at one size: the glyphs and where they stand. Lengths in px.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/shaper.hpp"

namespace liaison::ui {

struct PlacedGlyph {
    std::uint32_t glyph = 0;
    float x = 0; // px from the line's left edge
    float y = 0; // px above the line's baseline
    FaceId face = 0;
    std::uint32_t cluster = 0; // byte of the text where the first character it draws begins
    float pen = 0;             // px from the line's left edge: where the writing stood before it
};

struct TextLine {
    std::uint32_t begin = 0; // bytes of the text shown
    std::uint32_t end = 0;
    std::size_t first_glyph = 0;
    std::size_t glyph_count = 0;
    std::size_t text_glyphs = 0; // of them, without those of an ellipsis
    float text_right = 0;        // px: the end of the text, spaces included
    float width = 0;             // px, without the spaces that hang over its end
    float top = 0;               // px below the layout's top edge
    float baseline = 0;          // px below the layout's top edge
    float height = 0;
};

struct TextLayout {
    float size_px = 0;
    float width = 0; // of the widest line
    float height = 0;
    std::vector<TextLine> lines;
    std::vector<PlacedGlyph> glyphs;
    std::size_t missing = 0;  // glyphs that no font has
    bool shrunk = false;      // set smaller than asked for
    bool truncated = false;   // an ellipsis stands for the rest
    bool word_broken = false; // a word wider than the line was cut between characters
};

struct LineRules {
    float size_px = 28;
    float width = 0;            // px; 0: no wrapping
    std::size_t most_lines = 0; // 0: as many as it takes
    TextLanguage language = TextLanguage::chinese;
    Weight weight = Weight::regular;
    bool balance = false; // lines of about one length, in as few lines as without: no lone last character
};

// Greedy: each line takes what fits. `ellipsis` is the shaped "…" of the same language and weight.
TextLayout set_lines(Shaper& shaper, FontSet& fonts, const ShapedText& text, const ShapedText& ellipsis,
                     const LineRules& rules);

} // namespace liaison::ui
