#include "typing_support/glyph_ink.hpp"

#include <stdexcept>

#include <ft2build.h>
#include FT_FREETYPE_H

#include "typing_support/skeleton.hpp"

namespace typing_support {
namespace {

constexpr int glyph_px = 96;

} // namespace

GlyphInk::GlyphInk(const std::filesystem::path& folder, const std::string& ending) {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start");
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (!entry.path().string().ends_with(ending)) continue;
        FT_Face face = nullptr;
        if (FT_New_Face(library_, entry.path().c_str(), 0, &face) != 0) continue;
        FT_Set_Pixel_Sizes(face, 0, glyph_px);
        opened_.push_back(face);
        FT_UInt index = 0;
        for (FT_ULong c = FT_Get_First_Char(face, &index); index != 0; c = FT_Get_Next_Char(face, c, &index))
            faces_.emplace(static_cast<char32_t>(c), face);
    }
}

GlyphInk::~GlyphInk() {
    for (FT_Face face : opened_)
        FT_Done_Face(face);
    FT_Done_FreeType(library_);
}

liaison::typing::Ink GlyphInk::strokes(char32_t character) const {
    const auto found = faces_.find(character);
    if (found == faces_.end()) return {};
    FT_Face face = found->second;
    if (FT_Load_Char(face, character, FT_LOAD_RENDER | FT_LOAD_NO_HINTING) != 0) return {};
    const FT_Bitmap& bitmap = face->glyph->bitmap;
    Picture picture{static_cast<int>(bitmap.width) + 2, static_cast<int>(bitmap.rows) + 2, {}};
    picture.black.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height), 0);
    for (int y = 0; y + 2 < picture.height; ++y)
        for (int x = 0; x + 2 < picture.width; ++x)
            if (bitmap.buffer[y * bitmap.pitch + x] > 127)
                picture.black[static_cast<std::size_t>((y + 1) * picture.width + x + 1)] = 1;
    thin(picture);
    return follow_lines(picture);
}

} // namespace typing_support
