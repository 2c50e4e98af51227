#include "ui/text_engine.hpp"

#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "imgui.h"

#include "ui/glyph_atlas.hpp"
#include "ui/lru_cache.hpp"
#include "ui/shaper.hpp"
#include "ui/texture_id.hpp"
#include "ui/utf8.hpp"

namespace liaison::ui {
namespace {

struct ShapeKey {
    std::string text; // as it came
    TextLanguage language;
    Weight weight;
    bool operator==(const ShapeKey&) const = default;
};

struct ShapeKeyHash {
    std::size_t operator()(const ShapeKey& key) const {
        const auto kind = static_cast<std::size_t>(key.language) * 2 + static_cast<std::size_t>(key.weight);
        return std::hash<std::string>()(key.text) * 31 + kind;
    }
};

// In glyphs. A text that draws next to nothing still lies in memory as its key.
std::size_t cost_of(std::size_t glyphs, const ShapeKey& key) {
    return glyphs + key.text.size() / sizeof(PlacedGlyph) + 16;
}

struct LayoutKey {
    ShapeKey shape;
    float size_px;
    float width;
    std::size_t most_lines;
    bool balance;
    bool operator==(const LayoutKey&) const = default;
};

struct LayoutKeyHash {
    std::size_t operator()(const LayoutKey& key) const {
        const std::hash<float> number;
        return (ShapeKeyHash()(key.shape) * 31 + number(key.size_px)) * 31 + number(key.width) + key.most_lines;
    }
};

float line_start(const TextLine& line, const Rect& box, Align align) {
    switch (align) {
    case Align::left: return box.x;
    case Align::center: return box.x + (box.width - line.width) / 2;
    case Align::right: return box.right() - line.width;
    }
    return box.x;
}

// A pen's place as the pixel it starts in and quarters of it.
struct PenPlace {
    float whole;
    std::uint8_t quarter;
};

PenPlace pen_place(float x, FaceId face) {
    // Han characters are whole pixels wide: four copies of each would only fill the atlas.
    if (face / 2 == static_cast<int>(Family::han)) return {std::round(x), 0};
    const float rounded = std::round(x * 4) / 4;
    const float whole = std::floor(rounded);
    return {whole, static_cast<std::uint8_t>((rounded - whole) * 4)};
}

// Stands for a character where not one font file is there.
Rect missing_box(float x, float baseline, float size_px) {
    const float height = std::round(size_px * 0.7F);
    return {std::round(x), baseline - height, std::round(size_px * 0.55F), height};
}

// A size that shrinks in whole pixels keeps the atlas small.
float next_smaller(float size_px, float floor_px) {
    return std::max(floor_px, std::floor(std::min(size_px * 0.93F, size_px - 1)));
}

} // namespace

struct TextEngine::State {
    State(FontCatalogue catalogue, TextLimits given)
        : limits(given), fonts(std::move(catalogue)), shaper(fonts), shaped(given.cached_glyphs),
          layouts(given.cached_glyphs) {}

    std::shared_ptr<const ShapedText> shape(const ShapeKey& key) {
        if (auto found = shaped.find(key)) return found;
        ShapedText text =
            shaper.shape(visible_text(key.text, limits.most_characters), key.language, key.weight);
        const std::size_t cost = cost_of(text.glyphs.size(), key);
        return shaped.put(key, std::move(text), cost);
    }

    GlyphAtlas& atlas_with_pages() {
        if (!atlas) atlas.emplace(limits.atlas_page_px, limits.atlas_pages);
        return *atlas;
    }

    TextLimits limits;
    FontSet fonts;
    Shaper shaper;
    LruCache<ShapeKey, ShapedText, ShapeKeyHash> shaped;
    LruCache<LayoutKey, TextLayout, LayoutKeyHash> layouts;
    std::optional<GlyphAtlas> atlas;
    std::size_t layouts_made = 0;
};

GreyBitmap GreyBitmap::blank(int width, int height) {
    const auto count =
        static_cast<std::size_t>(std::max(width, 0)) * static_cast<std::size_t>(std::max(height, 0));
    return {std::max(width, 0), std::max(height, 0), std::vector<std::uint8_t>(count, 255)};
}

TextEngine::TextEngine(FontCatalogue catalogue, TextLimits limits)
    : state_(std::make_unique<State>(std::move(catalogue), limits)) {}

TextEngine::~TextEngine() = default;

namespace {

LayoutKey key_of(const TextRequest& request, std::size_t most_characters) {
    // A character has at most four bytes; what lies behind the bound need not even be compared. One more tells
    // that there is more.
    const std::string_view bounded = request.text.substr(0, (most_characters + 1) * 4);
    const float size_px = std::clamp(std::round(request.size_px), 4.0F, 400.0F);
    return {{std::string(bounded), request.language, request.weight},
            size_px,
            request.width,
            request.most_lines,
            request.balance};
}

} // namespace

TextEngine::Layout TextEngine::set(const TextRequest& request) {
    const LayoutKey key = key_of(request, state_->limits.most_characters);
    if (auto found = state_->layouts.find(key)) return found;
    const auto text = state_->shape(key.shape);
    const auto ellipsis = state_->shape({"\u2026", request.language, request.weight});
    const LineRules rules{key.size_px,      request.width,  request.most_lines,
                          request.language, request.weight, request.balance};
    TextLayout layout = set_lines(state_->shaper, state_->fonts, *text, *ellipsis, rules);
    ++state_->layouts_made;
    const std::size_t cost = cost_of(layout.glyphs.size(), key.shape);
    return state_->layouts.put(key, std::move(layout), cost);
}

CaretMap TextEngine::carets(const TextRequest& request) {
    const Layout layout = set(request);
    return {*layout, *state_->shape(key_of(request, state_->limits.most_characters).shape)};
}

TextEngine::Layout TextEngine::fit(const TextRequest& request, Size room, float floor_px) {
    TextRequest attempt = request;
    attempt.width = room.width;
    attempt.size_px = std::round(request.size_px);
    const float floor_size = std::min(std::round(floor_px), attempt.size_px);
    for (;;) {
        Layout layout = set(attempt);
        const bool fits = layout->height <= room.height + 0.5F && !layout->word_broken && !layout->truncated;
        const bool smallest = attempt.size_px <= floor_size;
        if (fits || smallest) {
            if (!fits && layout->height > room.height + 0.5F && !layout->lines.empty()) {
                const float line_height = layout->height / static_cast<float>(layout->lines.size());
                const auto lines =
                    static_cast<std::size_t>(std::max(1.0F, std::floor(room.height / line_height)));
                attempt.most_lines = attempt.most_lines == 0 ? lines : std::min(lines, attempt.most_lines);
                layout = set(attempt);
            }
            if (attempt.size_px >= std::round(request.size_px)) return layout;
            auto marked = std::make_shared<TextLayout>(*layout);
            marked->shrunk = true;
            return marked;
        }
        attempt.size_px = next_smaller(attempt.size_px, floor_size);
    }
}

void TextEngine::begin_frame() {
    state_->atlas_with_pages().begin_frame();
}

void TextEngine::draw(ImDrawList& list, const TextLayout& layout, const Rect& box, Align align, Color color) {
    GlyphAtlas& atlas = state_->atlas_with_pages();
    const ImVec4 clip = list._CmdHeader.ClipRect;
    for (const TextLine& line : layout.lines) {
        const float baseline = std::round(box.y + line.baseline);
        // A list scrolls past many lines that cannot be seen.
        if (box.y + line.top > clip.w || box.y + line.top + line.height < clip.y) continue;
        const float start = line_start(line, box, align);
        for (std::size_t i = line.first_glyph; i < line.first_glyph + line.glyph_count; ++i) {
            const PlacedGlyph& placed = layout.glyphs[i];
            FontFace* face = state_->fonts.face(placed.face);
            if (face == nullptr) {
                const Rect missing = missing_box(start + placed.x, baseline, layout.size_px);
                if (placed.glyph == 0)
                    list.AddRect(ImVec2(missing.x, missing.y), ImVec2(missing.right(), missing.bottom()),
                                 color.packed(), 0, 0, std::max(1.0F, layout.size_px / 16));
                continue;
            }
            const PenPlace pen = pen_place(start + placed.x, placed.face);
            const AtlasGlyph glyph = atlas.find(
                {placed.glyph, static_cast<std::uint16_t>(layout.size_px), placed.face, pen.quarter}, *face);
            if (glyph.texture == 0) continue;
            const ImVec2 from(pen.whole + glyph.left, std::round(baseline - placed.y) - glyph.top);
            const ImVec2 to(from.x + glyph.width, from.y + glyph.height);
            list.AddImage(texture_id(glyph.texture), from, to, ImVec2(glyph.u0, glyph.v0),
                          ImVec2(glyph.u1, glyph.v1), color.packed());
        }
    }
}

namespace {

void darken(GreyBitmap& bitmap, const GlyphBitmap& glyph, int left, int top) {
    for (int row = 0; row < glyph.height; ++row) {
        const int y = top + row;
        if (y < 0 || y >= bitmap.height) continue;
        for (int column = 0; column < glyph.width; ++column) {
            const int x = left + column;
            if (x < 0 || x >= bitmap.width) continue;
            const auto from = static_cast<std::size_t>(row) * static_cast<std::size_t>(glyph.width) +
                              static_cast<std::size_t>(column);
            auto& pixel = bitmap.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.width) +
                                        static_cast<std::size_t>(x)];
            pixel = static_cast<std::uint8_t>(pixel * (255 - glyph.coverage[from]) / 255);
        }
    }
}

void darken_edge(GreyBitmap& bitmap, const Rect& box) {
    GlyphBitmap edge{0, 0, static_cast<int>(box.width), static_cast<int>(box.height), {}};
    for (int row = 0; row < edge.height; ++row)
        for (int column = 0; column < edge.width; ++column) {
            const bool outer = row < 2 || column < 2 || row >= edge.height - 2 || column >= edge.width - 2;
            edge.coverage.push_back(outer ? 255 : 0);
        }
    darken(bitmap, edge, static_cast<int>(box.x), static_cast<int>(box.y));
}

} // namespace

void TextEngine::draw(GreyBitmap& bitmap, const TextLayout& layout, const Rect& box, Align align) {
    for (const TextLine& line : layout.lines) {
        const float baseline = std::round(box.y + line.baseline);
        const float start = line_start(line, box, align);
        for (std::size_t i = line.first_glyph; i < line.first_glyph + line.glyph_count; ++i) {
            const PlacedGlyph& placed = layout.glyphs[i];
            FontFace* face = state_->fonts.face(placed.face);
            if (face == nullptr) {
                if (placed.glyph == 0)
                    darken_edge(bitmap, missing_box(start + placed.x, baseline, layout.size_px));
                continue;
            }
            const GlyphBitmap glyph = face->rasterize(placed.glyph, layout.size_px, 0);
            darken(bitmap, glyph, static_cast<int>(std::lround(start + placed.x)) + glyph.left,
                   static_cast<int>(std::lround(baseline - placed.y)) - glyph.top);
        }
    }
}

const std::vector<FontError>& TextEngine::warnings() const {
    return state_->fonts.warnings();
}

TextCounters TextEngine::counters() const {
    TextCounters counters{.shapings = state_->shaper.calls(), .layouts = state_->layouts_made};
    if (state_->atlas) {
        counters.rasterized = state_->atlas->rasterized();
        counters.evicted_pages = state_->atlas->evicted_pages();
        counters.atlas_bytes = state_->atlas->bytes();
        counters.dropped_glyphs = state_->atlas->dropped();
    }
    return counters;
}

void TextEngine::forget_paragraphs() {
    state_->shaped.clear();
    state_->layouts.clear();
}

void TextEngine::let_go_of_fonts() {
    state_->fonts.let_go();
}

void TextEngine::release_textures() {
    state_->atlas.reset();
}

} // namespace liaison::ui
