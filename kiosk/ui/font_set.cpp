#include "ui/font_set.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace liaison::ui {
namespace {

using Order = std::array<Family, family_count>;

// Lisu and Tibetan fonts have few other letters, so what follows them fills in digits and names.
const Order& preference(TextLanguage language) {
    static constexpr Order chinese{Family::han, Family::latin, Family::tibetan, Family::lisu, Family::icons};
    static constexpr Order tibetan{Family::tibetan, Family::latin, Family::han, Family::lisu, Family::icons};
    static constexpr Order lisu{Family::lisu, Family::latin, Family::han, Family::tibetan, Family::icons};
    static constexpr Order latin{Family::latin, Family::han, Family::tibetan, Family::lisu, Family::icons};
    switch (language) {
    case TextLanguage::chinese: return chinese;
    case TextLanguage::tibetan: return tibetan;
    case TextLanguage::lisu: return lisu;
    case TextLanguage::naxi:
    case TextLanguage::english: return latin;
    }
    return latin;
}

FaceId face_id(Family family, Weight weight) {
    return static_cast<FaceId>(static_cast<unsigned>(family) * 2 + static_cast<unsigned>(weight));
}

// Joiners and variation selectors change how others look; no font has to have them.
bool needs_glyph(char32_t c) {
    return !(c >= 0x200B && c <= 0x200D) && c != 0x2060 && !(c >= 0xFE00 && c <= 0xFE0F) && c != '\n';
}

} // namespace

FontCatalogue FontCatalogue::debian() {
    const auto noto = [](std::string_view name, Weight weight, std::string_view ending) {
        std::string file =
            ending == ".ttc" ? "/usr/share/fonts/opentype/noto/" : "/usr/share/fonts/truetype/noto/";
        file += name;
        file += weight == Weight::bold ? "-Bold" : "-Regular";
        file += ending;
        return file;
    };
    const std::string icons =
        "/usr/share/fonts/truetype/materialdesignicons-webfont/materialdesignicons-webfont.ttf";
    FontCatalogue catalogue;
    for (const Weight weight : {Weight::regular, Weight::bold}) {
        catalogue.of(Family::han, weight) = {.file = noto("NotoSansCJK", weight, ".ttc"),
                                             .index = 2,
                                             .most_ascent = 1.06F,
                                             .most_descent = 0.30F};
        catalogue.of(Family::latin, weight) = {
            .file = noto("NotoSans", weight, ".ttf"), .most_ascent = 1.02F, .most_descent = 0.28F};
        catalogue.of(Family::lisu, weight) = {
            .file = noto("NotoSansLisu", weight, ".ttf"), .most_ascent = 1.02F, .most_descent = 0.28F};
        // Drawn larger: its letters are small for their em, and stacks must stay readable.
        catalogue.of(Family::tibetan, weight) = {.file = noto("NotoSerifTibetan", weight, ".ttf"),
                                                 .scale = 1.22F,
                                                 .most_ascent = 1.05F,
                                                 .most_descent = 0.62F,
                                                 .tall_clusters = true,
                                                 .hint = false};
        catalogue.of(Family::icons,
                     weight) = {.file = icons, .most_ascent = 0.86F, .most_descent = 0.14F, .hint = false};
    }
    return catalogue;
}

FontSource& FontCatalogue::of(Family family, Weight weight) {
    return sources[static_cast<std::size_t>(family)][static_cast<std::size_t>(weight)];
}

FontSet::FontSet(FontCatalogue catalogue) : catalogue_(std::move(catalogue)) {
    if (FT_Init_FreeType(&library_) != 0) warnings_.push_back({"FreeType", "cannot start"});
}

FontSet::~FontSet() {
    for (Slot& slot : slots_)
        slot.face.reset();
    if (library_ != nullptr) FT_Done_FreeType(library_);
}

FontFace* FontSet::face(FaceId id) {
    Slot& slot = slots_.at(id);
    if (slot.tried) return slot.face.get();
    slot.tried = true;
    auto opened = FontFace::open(catalogue_.sources.at(id / 2U).at(id % 2U), library_);
    if (opened) {
        slot.face = std::move(*opened);
    } else {
        warnings_.push_back(opened.error());
    }
    return slot.face.get();
}

FaceId FontSet::choose(std::span<const char32_t> cluster, TextLanguage language, Weight weight) {
    const Order& order = preference(language);
    const auto draws = [cluster](const FontFace& face) {
        return std::ranges::all_of(cluster, [&face](char32_t c) { return !needs_glyph(c) || face.has(c); });
    };
    const Weight other = weight == Weight::bold ? Weight::regular : Weight::bold;
    FaceId first = face_id(order.front(), weight);
    bool any = false;
    for (const Family family : order) {
        // A weight that is missing is better replaced by the other one than by a foreign script's box.
        FaceId id = face_id(family, weight);
        if (face(id) == nullptr) id = face_id(family, other);
        const FontFace* candidate = face(id);
        if (candidate == nullptr) continue;
        if (draws(*candidate)) return id;
        if (!any) first = id;
        any = true;
    }
    return first;
}

void FontSet::let_go() const {
    for (const Slot& slot : slots_)
        if (slot.face) slot.face->let_go();
}

} // namespace liaison::ui
