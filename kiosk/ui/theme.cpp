#include "ui/theme.hpp"

namespace liaison::ui {

const Theme& light_theme() {
    static constexpr Theme theme{
        .ground = rgb(0xF6F0E4),
        .surface = rgb(0xFFFDF8),
        .surface_low = rgb(0xEFE6D5),
        .ink = rgb(0x241E18),
        .ink_soft = rgb(0x4A4036),
        .accent = rgb(0x982618),
        .accent_deep = rgb(0x741A10),
        .on_accent = rgb(0xFFFDF8),
        .accent_text = rgb(0x84200F),
        .gold = rgb(0xB8914A),
        .line = rgb(0xD9CCB4),
        .shadow = Color{74, 52, 24, 30},
        .veil = Color{36, 28, 20, 150},
        .good = {rgb(0xDDEBDC), rgb(0x17472A)},
        .waiting = {rgb(0xF8E6BD), rgb(0x573900)},
        .bad = {rgb(0xF7DCD4), rgb(0x741A10)},
        .chosen = {rgb(0xF8E9D8), rgb(0x741A10)},
    };
    return theme;
}

const Theme& high_contrast_theme() {
    static constexpr Theme theme{
        .ground = rgb(0x0F0D0B),
        .surface = rgb(0x1D1916),
        .surface_low = rgb(0x2B2520),
        .ink = rgb(0xFFFAF0),
        .ink_soft = rgb(0xE2D8C8),
        .accent = rgb(0xFFB199),
        .accent_deep = rgb(0xFFD3C4),
        .on_accent = rgb(0x1E0904),
        .accent_text = rgb(0xFFB199),
        .gold = rgb(0xE0BC74),
        .line = rgb(0x8A7C68),
        .shadow = Color{0, 0, 0, 0},
        .veil = Color{0, 0, 0, 200},
        .good = {rgb(0x12351F), rgb(0xC9F2D2)},
        .waiting = {rgb(0x3D2C05), rgb(0xFFE5A6)},
        .bad = {rgb(0x4A130A), rgb(0xFFD6CA)},
        .chosen = {rgb(0x4A2A1C), rgb(0xFFE3D8)},
    };
    return theme;
}

std::vector<TextPair> text_pairs(const Theme& t) {
    return {
        {"ink on ground", t.ink, t.ground},
        {"ink on surface", t.ink, t.surface},
        {"ink on low surface", t.ink, t.surface_low},
        {"soft ink on ground", t.ink_soft, t.ground},
        {"soft ink on surface", t.ink_soft, t.surface},
        {"soft ink on low surface", t.ink_soft, t.surface_low},
        {"on accent", t.on_accent, t.accent},
        {"on accent under a finger", t.on_accent, t.accent_deep},
        {"accent text on ground", t.accent_text, t.ground},
        {"accent text on surface", t.accent_text, t.surface},
        {"accent text on low surface", t.accent_text, t.surface_low},
        {"good", t.good.text, t.good.fill},
        {"waiting", t.waiting.text, t.waiting.fill},
        {"bad", t.bad.text, t.bad.fill},
        {"chosen", t.chosen.text, t.chosen.fill},
    };
}

} // namespace liaison::ui
