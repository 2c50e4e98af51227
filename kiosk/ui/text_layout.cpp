#include "ui/text_layout.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace liaison::ui {
namespace {

// Rounding must not push the last character of a line that was measured to fit exactly.
constexpr float tolerance_px = 0.05F;

// em above or below the baseline: higher than any stack that is written, lower than what can be piled up.
constexpr float most_ink = 2.5F;

struct Extent {
    float ascent = 0;
    float descent = 0;
};

struct Breaks {
    std::vector<std::uint32_t> ends; // of lines, bytes
    bool word_broken = false;
    bool truncated = false;
};

class LineSetter {
public:
    LineSetter(Shaper& shaper, FontSet& fonts, const ShapedText& text, const ShapedText& ellipsis,
               const LineRules& rules)
        : shaper_(shaper), fonts_(fonts), text_(text), ellipsis_(ellipsis), rules_(rules) {
        layout_.size_px = rules.size_px;
        layout_.missing = text.missing;
        pens_.reserve(text.glyphs.size() + 1);
        float pen = 0;
        for (const ShapedGlyph& glyph : text.glyphs) {
            pens_.push_back(pen);
            pen += glyph.advance;
        }
        pens_.push_back(pen);
    }

    // Where lines end that are at most so wide. Cheap: nothing is placed.
    Breaks break_lines(float width);
    // Once, after the last break_lines().
    TextLayout place_lines(const Breaks& breaks);

private:
    std::size_t glyph_at(std::uint32_t offset) const;
    float width(std::uint32_t begin, std::uint32_t end) const;
    std::uint32_t last_cluster_that_fits(std::uint32_t begin, std::uint32_t end, float available) const;
    bool fits(std::uint32_t begin, std::uint32_t end) const;
    bool safe_to_break(std::uint32_t offset) const;
    void finish_line(std::uint32_t begin, std::uint32_t end, bool more_follows);
    void place(TextLine& line, const std::vector<ShapedGlyph>& glyphs, float& pen, Extent& extent);
    void end_text(TextLine& line, float pen) const;
    void grow(Extent& extent, const ShapedGlyph& glyph);
    std::vector<ShapedGlyph> line_glyphs(std::uint32_t begin, std::uint32_t end);

    Shaper& shaper_;
    FontSet& fonts_;
    const ShapedText& text_;
    const ShapedText& ellipsis_;
    LineRules rules_;
    std::vector<float> pens_; // em before each glyph
    TextLayout layout_;
};

std::size_t LineSetter::glyph_at(std::uint32_t offset) const {
    const auto at = std::ranges::lower_bound(text_.glyphs, offset, {}, &ShapedGlyph::cluster);
    return static_cast<std::size_t>(at - text_.glyphs.begin());
}

// Spaces at the end hang and are not counted.
float LineSetter::width(std::uint32_t begin, std::uint32_t end) const {
    const std::size_t first = glyph_at(begin);
    std::size_t last = glyph_at(end);
    while (last > first && text_.glyphs[last - 1].blank)
        --last;
    return (pens_[last] - pens_[first]) * rules_.size_px;
}

bool LineSetter::fits(std::uint32_t begin, std::uint32_t end) const {
    return rules_.width <= 0 || width(begin, end) <= rules_.width + tolerance_px;
}

// At least one cluster, so that the text always moves on.
std::uint32_t LineSetter::last_cluster_that_fits(std::uint32_t begin, std::uint32_t end,
                                                 float available) const {
    auto at = std::ranges::upper_bound(text_.clusters, begin);
    std::uint32_t best = at == text_.clusters.end() ? end : std::min(*at, end);
    for (; at != text_.clusters.end() && *at < end; ++at) {
        if (width(begin, *at) > available + tolerance_px) break;
        best = *at;
    }
    return best;
}

// No glyph reaches over the offset, and none looks otherwise for its neighbour there.
bool LineSetter::safe_to_break(std::uint32_t offset) const {
    if (text_.text[offset] == '\n') return true;
    const std::size_t glyph = glyph_at(offset);
    return glyph < text_.glyphs.size() && text_.glyphs[glyph].cluster == offset &&
           !text_.glyphs[glyph].unsafe_to_break;
}

std::vector<ShapedGlyph> LineSetter::line_glyphs(std::uint32_t begin, std::uint32_t end) {
    const std::size_t first = glyph_at(begin);
    const std::size_t last = glyph_at(end);
    const bool torn_start = begin != 0 && !safe_to_break(begin);
    const bool torn_end = end < text_.text.size() && !safe_to_break(end);
    if (torn_start || torn_end) return shaper_.shape_range(text_, begin, end, rules_.language, rules_.weight);
    return {text_.glyphs.begin() + static_cast<std::ptrdiff_t>(first),
            text_.glyphs.begin() + static_cast<std::ptrdiff_t>(last)};
}

void LineSetter::grow(Extent& extent, const ShapedGlyph& glyph) {
    FontFace* face = fonts_.face(glyph.face);
    if (face == nullptr) return;
    extent.ascent = std::max(extent.ascent, face->ascent());
    extent.descent = std::max(extent.descent, face->descent());
    if (!face->source().tall_clusters) return;
    const auto [above, below] = face->ink(glyph.glyph);
    extent.ascent = std::max(extent.ascent, std::min(above + glyph.dy, most_ink));
    extent.descent = std::max(extent.descent, std::min(below - glyph.dy, most_ink));
}

void LineSetter::place(TextLine& line, const std::vector<ShapedGlyph>& glyphs, float& pen, Extent& extent) {
    for (const ShapedGlyph& glyph : glyphs) {
        grow(extent, glyph);
        layout_.glyphs.push_back({glyph.glyph, (pen + glyph.dx) * rules_.size_px, glyph.dy * rules_.size_px,
                                  glyph.face, glyph.cluster, pen * rules_.size_px});
        pen += glyph.advance;
        ++line.glyph_count;
        if (!glyph.blank) line.width = pen * rules_.size_px;
    }
}

void LineSetter::end_text(TextLine& line, float pen) const {
    line.text_glyphs = line.glyph_count;
    line.text_right = pen * rules_.size_px;
}

void LineSetter::finish_line(std::uint32_t begin, std::uint32_t end, bool more_follows) {
    TextLine line{.begin = begin, .end = end, .first_glyph = layout_.glyphs.size()};
    const bool cut = more_follows && rules_.most_lines != 0 && layout_.lines.size() + 1 == rules_.most_lines;
    float pen = 0;
    Extent extent;
    if (cut) {
        layout_.truncated = true;
        float dots = 0;
        for (const ShapedGlyph& glyph : ellipsis_.glyphs)
            dots += glyph.advance * rules_.size_px;
        const float room = rules_.width > 0 ? rules_.width - dots : width(begin, end);
        if (width(begin, end) > room) line.end = last_cluster_that_fits(begin, end, room);
        std::vector<ShapedGlyph> glyphs = line_glyphs(begin, line.end);
        while (!glyphs.empty() && glyphs.back().blank)
            glyphs.pop_back();
        place(line, glyphs, pen, extent);
        end_text(line, pen);
        place(line, ellipsis_.glyphs, pen, extent);
    } else {
        place(line, line_glyphs(begin, end), pen, extent);
        end_text(line, pen);
    }
    // An empty line, or one whose fonts are all missing.
    if (extent.ascent + extent.descent <= 0) extent = {0.9F, 0.3F};
    const float ascent = std::ceil(extent.ascent * rules_.size_px);
    line.top = layout_.height;
    line.height = ascent + std::ceil(extent.descent * rules_.size_px);
    line.baseline = line.top + ascent;
    layout_.height += line.height;
    layout_.width = std::max(layout_.width, line.width);
    layout_.lines.push_back(line);
}

Breaks LineSetter::break_lines(float width) {
    rules_.width = width;
    Breaks found;
    const auto size = static_cast<std::uint32_t>(text_.text.size());
    const auto full = [&] { return rules_.most_lines != 0 && found.ends.size() >= rules_.most_lines; };
    std::uint32_t begin = 0;
    std::uint32_t fitting = 0; // the farthest break that this line can take; `begin` is none
    for (std::size_t i = 0; i < text_.breaks.size() && !full();) {
        const LineBreak next = text_.breaks[i];
        if (fits(begin, next.offset)) {
            fitting = next.offset;
            ++i;
            if (!next.mandatory && next.offset != size) continue;
        } else if (fitting == begin) {
            found.word_broken = true;
            fitting = last_cluster_that_fits(begin, next.offset, rules_.width);
            if (fitting == next.offset) ++i;
        }
        found.ends.push_back(fitting);
        begin = fitting;
    }
    found.truncated = !found.ends.empty() && found.ends.back() < size;
    return found;
}

TextLayout LineSetter::place_lines(const Breaks& breaks) {
    layout_.word_broken = breaks.word_broken;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : breaks.ends) {
        finish_line(begin, end, end < text_.text.size());
        begin = end;
    }
    return std::move(layout_);
}

// Text that is short enough for its last line to look lost.
constexpr std::size_t most_balanced_lines = 4;
constexpr int balancing_steps = 6;

bool worth_balancing(const Breaks& breaks, const LineRules& rules) {
    return rules.balance && rules.width > 0 && breaks.ends.size() > 1 &&
           breaks.ends.size() <= most_balanced_lines && !breaks.truncated && !breaks.word_broken;
}

// Those of the narrowest width that takes no more lines.
Breaks balanced(LineSetter& setter, Breaks widest, float width) {
    float low = width / static_cast<float>(widest.ends.size());
    float high = width;
    for (int step = 0; step < balancing_steps; ++step) {
        const float middle = (low + high) / 2;
        Breaks attempt = setter.break_lines(middle);
        if (attempt.word_broken || attempt.truncated || attempt.ends.size() > widest.ends.size()) {
            low = middle;
        } else {
            high = middle;
            widest = std::move(attempt);
        }
    }
    return widest;
}

} // namespace

TextLayout set_lines(Shaper& shaper, FontSet& fonts, const ShapedText& text, const ShapedText& ellipsis,
                     const LineRules& rules) {
    LineSetter setter(shaper, fonts, text, ellipsis, rules);
    Breaks breaks = setter.break_lines(rules.width);
    if (worth_balancing(breaks, rules)) breaks = balanced(setter, std::move(breaks), rules.width);
    return setter.place_lines(breaks);
}

} // namespace liaison::ui
