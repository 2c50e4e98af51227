// Characters to glyphs: one paragraph at a time, in em, so that a size never asks for shaping again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/font_set.hpp"
#include "ui/text_breaks.hpp"

namespace liaison::ui {

struct ShapedGlyph {
    std::uint32_t glyph = 0;
    std::uint32_t cluster = 0; // byte offset of the first character that it draws
    float advance = 0;         // em
    float dx = 0;              // em, right
    float dy = 0;              // em, up
    FaceId face = 0;
    bool unsafe_to_break = false; // a line that starts here must be shaped anew
    bool blank = false;           // a space: hangs over the end of a line
};

struct ShapedText {
    std::string text; // what is shown, valid UTF-8
    std::vector<ShapedGlyph> glyphs;
    std::vector<std::uint32_t> clusters;
    std::vector<LineBreak> breaks;
    std::size_t missing = 0; // glyphs that no font has
};

class Shaper {
public:
    explicit Shaper(FontSet& fonts) : fonts_(&fonts) {}

    // `text` is valid UTF-8.
    ShapedText shape(std::string text, TextLanguage language, Weight weight);
    // The glyphs of a part alone, as if nothing stood around it. Offsets are those of the whole text.
    std::vector<ShapedGlyph> shape_range(const ShapedText& whole, std::uint32_t begin, std::uint32_t end,
                                         TextLanguage language, Weight weight);
    // How often HarfBuzz was called. A still screen adds nothing.
    std::size_t calls() const { return calls_; }

private:
    struct Run;
    std::vector<Run> itemize(const ShapedText& whole, std::uint32_t begin, std::uint32_t end,
                             TextLanguage language, Weight weight);
    void shape_run(const ShapedText& whole, const Run& run, TextLanguage language,
                   std::vector<ShapedGlyph>& glyphs);

    FontSet* fonts_;
    TextBreaker breaker_;
    std::size_t calls_ = 0;
};

} // namespace liaison::ui
