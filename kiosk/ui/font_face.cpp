#include "ui/font_face.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

#include <hb-ot.h>
#include <hb.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

namespace liaison::ui {

tl::expected<std::unique_ptr<FontFace>, FontError> FontFace::open(const FontSource& source,
                                                                  FT_LibraryRec_* library) {
    auto file = MappedFile::open(source.file);
    if (!file) return tl::unexpected(FontError{source.file, "cannot be read"});
    hb_blob_t* blob = hb_blob_create(file->bytes(), static_cast<unsigned>(file->size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    if (std::cmp_less_equal(hb_face_count(blob), source.index)) {
        hb_blob_destroy(blob);
        return tl::unexpected(FontError{source.file, "holds no such face"});
    }
    return std::unique_ptr<FontFace>(new FontFace(source, library, std::move(file), blob));
}

FontFace::FontFace(FontSource source, FT_LibraryRec_* library, std::unique_ptr<MappedFile> file,
                   hb_blob_t* blob)
    : source_(std::move(source)), library_(library), file_(std::move(file)), blob_(blob) {
    hb_face_t* face = hb_face_create(blob_, static_cast<unsigned>(source_.index));
    shaper_ = hb_font_create(face);
    em_per_unit_ = source_.scale / static_cast<float>(hb_face_get_upem(face));
    hb_face_destroy(face);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(shaper_, &extents);
    ascent_ = std::min(static_cast<float>(extents.ascender) * em_per_unit_, source_.most_ascent);
    descent_ = std::min(static_cast<float>(-extents.descender) * em_per_unit_, source_.most_descent);
}

FontFace::~FontFace() {
    if (rasterizer_ != nullptr) FT_Done_Face(rasterizer_);
    hb_font_destroy(shaper_);
    hb_blob_destroy(blob_);
}

bool FontFace::has(char32_t code_point) const {
    hb_codepoint_t glyph = 0;
    return hb_font_get_nominal_glyph(shaper_, code_point, &glyph) != 0 && glyph != 0;
}

std::pair<float, float> FontFace::ink(std::uint32_t glyph) {
    if (const auto known = inks_.find(glyph); known != inks_.end()) return known->second;
    hb_glyph_extents_t extents{};
    if (hb_font_get_glyph_extents(shaper_, glyph, &extents) == 0) return {0, 0};
    return inks_[glyph] = {static_cast<float>(extents.y_bearing) * em_per_unit_,
                           static_cast<float>(-extents.y_bearing - extents.height) * em_per_unit_};
}

bool FontFace::open_rasterizer() {
    if (rasterizer_ != nullptr) return true;
    unsigned size = 0;
    const char* bytes = hb_blob_get_data(blob_, &size);
    const auto* data = static_cast<const FT_Byte*>(static_cast<const void*>(bytes));
    return FT_New_Memory_Face(library_, data, static_cast<FT_Long>(size), source_.index, &rasterizer_) == 0;
}

GlyphBitmap FontFace::rasterize(std::uint32_t glyph, float size_px, float shift) {
    if (!open_rasterizer()) return {};
    const float size = size_px * source_.scale;
    if (size != rasterizer_size_) {
        if (FT_Set_Char_Size(rasterizer_, 0, std::lround(size * 64), 72, 72) != 0) return {};
        rasterizer_size_ = size;
    }
    const FT_Int32 flags = FT_LOAD_NO_BITMAP | (source_.hint ? FT_LOAD_TARGET_LIGHT : FT_LOAD_NO_HINTING);
    if (FT_Load_Glyph(rasterizer_, glyph, flags) != 0) return {};
    FT_GlyphSlot slot = rasterizer_->glyph;
    if (slot->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Translate(&slot->outline, std::lround(shift * 64), 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
    GlyphBitmap bitmap{slot->bitmap_left,
                       slot->bitmap_top,
                       static_cast<int>(slot->bitmap.width),
                       static_cast<int>(slot->bitmap.rows),
                       {}};
    const auto width = static_cast<std::size_t>(bitmap.width);
    bitmap.coverage.resize(width * static_cast<std::size_t>(bitmap.height));
    for (int row = 0; row < bitmap.height; ++row) {
        const unsigned char* from = slot->bitmap.buffer + static_cast<std::ptrdiff_t>(row) * slot->bitmap.pitch;
        std::memcpy(bitmap.coverage.data() + static_cast<std::size_t>(row) * width, from, width);
    }
    return bitmap;
}

} // namespace liaison::ui
