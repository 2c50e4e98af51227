// Text for every screen and for the printer: shapes, breaks, fits and draws all the kiosk's scripts.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/caret_map.hpp"
#include "ui/color.hpp"
#include "ui/font_set.hpp"
#include "ui/geometry.hpp"
#include "ui/text_language.hpp"
#include "ui/text_layout.hpp"

struct ImDrawList;

namespace liaison::ui {

// What is to be set and how. Sizes in px.
struct TextRequest {
    std::string_view text;
    TextLanguage language = TextLanguage::chinese;
    Weight weight = Weight::regular;
    float size_px = 28;
    float width = 0;            // 0: one line for each paragraph, however long
    std::size_t most_lines = 0; // 0: no limit. More text ends in an ellipsis
    bool balance = false;       // lines of about one length
};

// A page of grey pixels, 255 is paper: what a raster printer takes.
struct GreyBitmap {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
    static GreyBitmap blank(int width, int height);
};

enum class Align : std::uint8_t { left, center, right };

struct TextCounters {
    std::size_t shapings = 0;      // calls of HarfBuzz
    std::size_t layouts = 0;       // paragraphs set in lines
    std::size_t rasterized = 0;    // glyphs turned into pixels
    std::size_t evicted_pages = 0; // of the atlas
    std::size_t atlas_bytes = 0;
    std::size_t dropped_glyphs = 0;
    bool operator==(const TextCounters&) const = default;
};

struct TextLimits {
    std::size_t most_characters = 4000; // of one paragraph; the rest is cut off
    std::size_t cached_glyphs = 60000;  // in shaped and in set paragraphs, each
    int atlas_page_px = 1024;
    std::size_t atlas_pages = 4;
};

// Not safe to use from two threads. Drawing on an ImDrawList needs the OpenGL context, all else does not.
class TextEngine {
public:
    using Layout = std::shared_ptr<const TextLayout>;

    explicit TextEngine(FontCatalogue catalogue = FontCatalogue::debian(), TextLimits limits = {});
    ~TextEngine();
    TextEngine(const TextEngine&) = delete;
    TextEngine& operator=(const TextEngine&) = delete;

    Layout set(const TextRequest& request);
    // Carets and selection in what set() makes of the same request.
    CaretMap carets(const TextRequest& request);
    // The largest size, from the one asked for down to `floor_px`, at which all fits into `room` with no word
    // torn; at the floor the text ends in an ellipsis if it must.
    Layout fit(const TextRequest& request, Size room, float floor_px);

    // `box` gives the left edge and width to align in, and the top. Call begin_frame once a frame before.
    void begin_frame();
    void draw(ImDrawList& list, const TextLayout& layout, const Rect& box, Align align, Color color);
    // Black on what is there.
    void draw(GreyBitmap& bitmap, const TextLayout& layout, const Rect& box, Align align);

    // Fonts that could not be opened. What they would have drawn comes from another font or as a box.
    const std::vector<FontError>& warnings() const;
    TextCounters counters() const;
    // Forgets every paragraph: text of a visitor must not outlive the visit in memory.
    void forget_paragraphs();
    // What was read of the fonts is dropped from memory; glyphs that are drawn already need no more of it.
    void let_go_of_fonts();
    // Frees the textures; the next frame makes them anew. Call while the OpenGL context is still there.
    void release_textures();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace liaison::ui
