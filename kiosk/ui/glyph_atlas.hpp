// Pixels of glyphs in a few textures, rasterised when first drawn. Memory is bounded: when it is used up, all
// starts anew.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/font_set.hpp"

namespace liaison::ui {

struct GlyphKey {
    std::uint32_t glyph = 0;
    std::uint16_t size_px = 0;
    FaceId face = 0;
    std::uint8_t shift = 0; // quarter pixels
    bool operator==(const GlyphKey&) const = default;
};

struct GlyphKeyHash {
    std::size_t operator()(const GlyphKey& key) const;
};

// Where a glyph lies: texture 0 means that there is nothing to draw.
struct AtlasGlyph {
    std::uint32_t texture = 0;
    float left = 0; // px from the pen
    float top = 0;  // px above the baseline
    float width = 0;
    float height = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

// Needs the OpenGL context current in every call, the destructor included.
class GlyphAtlas {
public:
    // `page_px` square pages of one byte a pixel; `most_pages` stay, twice as many may live within one frame.
    explicit GlyphAtlas(int page_px = 1024, std::size_t most_pages = 4);
    ~GlyphAtlas();
    GlyphAtlas(const GlyphAtlas&) = delete;
    GlyphAtlas& operator=(const GlyphAtlas&) = delete;

    // Call before the first glyph of a frame: only here are pages emptied, never under quads already drawn.
    void begin_frame();
    AtlasGlyph find(const GlyphKey& key, FontFace& face);

    std::size_t bytes() const;
    std::size_t page_count() const { return pages_.size(); }
    std::size_t rasterized() const { return rasterized_; } // glyphs since the start
    std::size_t evicted_pages() const { return evicted_pages_; }
    std::size_t dropped() const { return dropped_; } // glyphs that found no room: must stay 0

private:
    // A row of glyphs of about one height.
    struct Shelf {
        int top;
        int height;
        int pen;
    };
    struct Page {
        std::uint32_t texture = 0;
        std::vector<Shelf> shelves;
    };
    struct Place {
        std::size_t page;
        int x, y;
    };

    AtlasGlyph add(const GlyphKey& key, FontFace& face);
    bool reserve(Page& page, int width, int height, int& x, int& y) const;
    bool find_room(int width, int height, Place& place);
    void create_page();

    int page_px_;
    std::size_t most_pages_;
    std::vector<Page> pages_;
    std::unordered_map<GlyphKey, AtlasGlyph, GlyphKeyHash> glyphs_;
    std::uint64_t frame_ = 1;
    std::uint64_t rebuilt_ = 0; // frame
    bool crowded_ = false;      // the last frame found no room within the bound
    std::size_t rasterized_ = 0;
    std::size_t evicted_pages_ = 0;
    std::size_t dropped_ = 0;
};

} // namespace liaison::ui
