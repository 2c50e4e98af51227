#include "ui/glyph_atlas.hpp"

#include <algorithm>

#include "ui/gl_functions.hpp"

namespace liaison::ui {
namespace {

// Bilinear sampling must not see the neighbour.
constexpr int padding_px = 1;

} // namespace

std::size_t GlyphKeyHash::operator()(const GlyphKey& key) const {
    std::uint64_t bits = key.glyph;
    bits = bits << 16 | key.size_px;
    bits = bits << 8 | key.face;
    bits = bits << 3 | key.shift;
    bits *= 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(bits ^ bits >> 29);
}

GlyphAtlas::GlyphAtlas(int page_px, std::size_t most_pages) : page_px_(page_px), most_pages_(most_pages) {}

GlyphAtlas::~GlyphAtlas() {
    for (const Page& page : pages_)
        glDeleteTextures(1, &page.texture);
}

std::size_t GlyphAtlas::bytes() const {
    return pages_.size() * static_cast<std::size_t>(page_px_) * static_cast<std::size_t>(page_px_);
}

void GlyphAtlas::begin_frame() {
    ++frame_;
    if (!crowded_) return;
    crowded_ = false;
    // A frame that needs more than the bound by itself keeps what it has, or it would rebuild for ever.
    if (rebuilt_ + 1 == frame_) return;
    rebuilt_ = frame_;
    // Nothing drawn before refers to the pages any more: start anew with what the next frames really need.
    glyphs_.clear();
    for (Page& page : pages_)
        page.shelves.clear();
    evicted_pages_ += pages_.size();
    while (pages_.size() > most_pages_) {
        glDeleteTextures(1, &pages_.back().texture);
        pages_.pop_back();
    }
}

AtlasGlyph GlyphAtlas::find(const GlyphKey& key, FontFace& face) {
    const auto found = glyphs_.find(key);
    return found != glyphs_.end() ? found->second : add(key, face);
}

AtlasGlyph GlyphAtlas::add(const GlyphKey& key, FontFace& face) {
    const GlyphBitmap bitmap = face.rasterize(key.glyph, key.size_px, static_cast<float>(key.shift) / 4);
    ++rasterized_;
    if (bitmap.coverage.empty()) return glyphs_[key] = {};
    Place place{};
    if (!find_room(bitmap.width + padding_px, bitmap.height + padding_px, place)) {
        ++dropped_;
        return {};
    }
    const Page& page = pages_[place.page];
    glBindTexture(GL_TEXTURE_2D, page.texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, place.x, place.y, bitmap.width, bitmap.height, GL_RED, GL_UNSIGNED_BYTE,
                    bitmap.coverage.data());
    const auto side = static_cast<float>(page_px_);
    AtlasGlyph glyph{page.texture,
                     static_cast<float>(bitmap.left),
                     static_cast<float>(bitmap.top),
                     static_cast<float>(bitmap.width),
                     static_cast<float>(bitmap.height),
                     static_cast<float>(place.x) / side,
                     static_cast<float>(place.y) / side,
                     static_cast<float>(place.x + bitmap.width) / side,
                     static_cast<float>(place.y + bitmap.height) / side};
    glyphs_[key] = glyph;
    return glyph;
}

bool GlyphAtlas::reserve(Page& page, int width, int height, int& x, int& y) const {
    const int rounded = (height + 7) / 8 * 8;
    const auto takes = [&](const Shelf& shelf) {
        // A small glyph on a high shelf would waste most of it.
        return shelf.height >= height && shelf.height <= rounded + rounded / 3 && shelf.pen + width <= page_px_;
    };
    auto shelf = std::ranges::find_if(page.shelves, takes);
    if (shelf == page.shelves.end()) {
        const int top = page.shelves.empty() ? 0 : page.shelves.back().top + page.shelves.back().height;
        if (top + rounded > page_px_ || width > page_px_) return false;
        shelf = page.shelves.insert(page.shelves.end(), Shelf{top, rounded, 0});
    }
    x = shelf->pen;
    y = shelf->top;
    shelf->pen += width;
    return true;
}

bool GlyphAtlas::find_room(int width, int height, Place& place) {
    for (place.page = 0; place.page < pages_.size(); ++place.page) {
        if (reserve(pages_[place.page], width, height, place.x, place.y)) return true;
    }
    if (pages_.size() >= most_pages_) crowded_ = true;
    if (pages_.size() >= most_pages_ * 2 || std::max(width, height) > page_px_) return false;
    create_page();
    place.page = pages_.size() - 1;
    return reserve(pages_.back(), width, height, place.x, place.y);
}

void GlyphAtlas::create_page() {
    Page page;
    glGenTextures(1, &page.texture);
    glBindTexture(GL_TEXTURE_2D, page.texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    // One channel of coverage looks to the stock shader like white with alpha.
    const GLint swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    const std::vector<std::uint8_t> blank(static_cast<std::size_t>(page_px_) *
                                          static_cast<std::size_t>(page_px_));
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, page_px_, page_px_, 0, GL_RED, GL_UNSIGNED_BYTE, blank.data());
    pages_.push_back(page);
}

} // namespace liaison::ui
