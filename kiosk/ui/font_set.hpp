// The fonts of the kiosk, opened when the first character needs them, and which one draws a cluster.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "ui/font_face.hpp"
#include "ui/text_language.hpp"

namespace liaison::ui {

enum class Weight : std::uint8_t { regular, bold };

enum class Family : std::uint8_t { han, latin, tibetan, lisu, icons };

inline constexpr std::size_t family_count = 5;

// Names a face of a set; small enough to stand in every glyph.
using FaceId = std::uint8_t;

// Files by family and weight. Debian's places are the default; tests take some away.
struct FontCatalogue {
    std::array<std::array<FontSource, 2>, family_count> sources;
    static FontCatalogue debian();
    FontSource& of(Family family, Weight weight);
};

class FontSet {
public:
    explicit FontSet(FontCatalogue catalogue);
    ~FontSet();
    FontSet(const FontSet&) = delete;
    FontSet& operator=(const FontSet&) = delete;

    // The first face, in the order that the language prefers, that has every character of the cluster.
    // None has: the first face that is there, whose "no such glyph" box shows.
    FaceId choose(std::span<const char32_t> cluster, TextLanguage language, Weight weight);
    // Null when its file is missing.
    FontFace* face(FaceId id);
    // What was read of the fonts is dropped from memory until it is wanted again.
    void let_go() const;
    // Files that are missing or broken, each once, in the order in which they were missed.
    const std::vector<FontError>& warnings() const { return warnings_; }

private:
    FontCatalogue catalogue_;
    FT_LibraryRec_* library_ = nullptr;
    struct Slot {
        bool tried = false;
        std::unique_ptr<FontFace> face;
    };
    std::array<Slot, family_count * 2> slots_;
    std::vector<FontError> warnings_;
};

} // namespace liaison::ui
