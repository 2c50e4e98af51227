// One font file, mapped into memory once, for HarfBuzz (shaping) and FreeType (pixels) alike.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "ui/mapped_file.hpp"

struct hb_blob_t;
struct hb_font_t;
struct FT_FaceRec_;
struct FT_LibraryRec_;

namespace liaison::ui {

struct FontError {
    std::string file;
    std::string reason;
};

// Where a font is and how its lines are set. Lengths are in em of the size asked for.
struct FontSource {
    std::string file;
    int index = 0;         // of a face in a collection
    float scale = 1;       // drawn this much larger than the size asked for
    float most_ascent = 1; // caps on what the font claims for a line; ink that is really there counts
    float most_descent = 1;
    bool tall_clusters = false; // ink may reach beyond the caps: measure it
    bool hint = true;           // light, vertical only
};

// One glyph as pixels of coverage.
struct GlyphBitmap {
    int left = 0; // px from the pen to the left edge
    int top = 0;  // px from the baseline up to the top edge
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> coverage;
};

// Not safe to use from two threads.
class FontFace {
public:
    // Maps the file and reads its head. Error: not there, or no font.
    static tl::expected<std::unique_ptr<FontFace>, FontError> open(const FontSource& source,
                                                                   FT_LibraryRec_* library);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const FontSource& source() const { return source_; }
    hb_font_t* shaper() const { return shaper_; }
    bool has(char32_t code_point) const;
    float em_per_unit() const { return em_per_unit_; } // the face's scale is in it
    float ascent() const { return ascent_; }           // em, positive
    float descent() const { return descent_; }         // em, positive
    // Top and bottom of a glyph's ink, em above and below the baseline.
    std::pair<float, float> ink(std::uint32_t glyph);

    // `size_px` is the size asked for; `shift` moves the outline right by parts of a pixel, 0 to 1.
    // An empty bitmap for blanks and for glyphs that the file has broken.
    GlyphBitmap rasterize(std::uint32_t glyph, float size_px, float shift);

    // Until the next glyph, no memory is held for the file.
    void let_go() const { file_->let_go(); }

private:
    FontFace(FontSource source, FT_LibraryRec_* library, std::unique_ptr<MappedFile> file, hb_blob_t* blob);
    bool open_rasterizer();

    FontSource source_;
    FT_LibraryRec_* library_;
    std::unique_ptr<MappedFile> file_; // below the blob
    hb_blob_t* blob_;
    hb_font_t* shaper_ = nullptr;
    FT_FaceRec_* rasterizer_ = nullptr; // opened with the first glyph that is drawn
    float rasterizer_size_ = 0;
    std::unordered_map<std::uint32_t, std::pair<float, float>> inks_; // by glyph: measuring opens outlines
    float em_per_unit_ = 0;
    float ascent_ = 0;
    float descent_ = 0;
};

} // namespace liaison::ui
