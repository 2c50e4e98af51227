// Handwriting that no template of ours made: the glyphs of a font are thinned to lines one pixel wide, and the
// lines are followed through their crossings as a hand would draw them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "typing/ink.hpp"

struct FT_LibraryRec_;
struct FT_FaceRec_;

namespace typing_support {

class GlyphInk {
public:
    // A font, or a web font cut into many files of one folder whose names end in `ending`.
    GlyphInk(const std::filesystem::path& folder, const std::string& ending);
    ~GlyphInk();

    bool has(char32_t character) const { return faces_.contains(character); }
    std::size_t size() const { return faces_.size(); }
    // Empty for what the font lacks. Lines run from left to right or from top to bottom, in no order.
    liaison::typing::Ink strokes(char32_t character) const;

private:
    FT_LibraryRec_* library_ = nullptr;
    std::vector<FT_FaceRec_*> opened_;
    std::map<char32_t, FT_FaceRec_*> faces_;
};

} // namespace typing_support
