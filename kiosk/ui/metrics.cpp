#include "ui/metrics.hpp"

#include <cmath>

namespace liaison::ui {
namespace {

constexpr float design_short_side = 1080;
// ui.md: 22 mm are 96 px on a 24 inch panel of 1080 lines, a little more than its real density.
constexpr float fallback_px_per_mm = 96.0F / 22.0F;

struct TypeScale {
    float display, title, heading, body, small;
};

TypeScale type_scale(const SurfaceFacts& facts) {
    if (facts.audience == Audience::desk)
        return facts.elder ? TypeScale{80, 44, 32, 26, 24} : TypeScale{72, 40, 28, 22, 20};
    if (facts.elder) return {144, 68, 50, 40, 34};
    return {128, 60, 40, 28, 24};
}

// How much of the height is left empty above. Large type needs more of it.
float lowered_share(const SurfaceFacts& facts) {
    if (facts.height > facts.width) return facts.elder ? 0.06F : 0.13F; // what acts lies low already
    return facts.elder ? 0.07F : 0.14F;
}

} // namespace

Metrics measure(const SurfaceFacts& facts) {
    const float scale = std::max(std::min(facts.width, facts.height) / design_short_side, 0.4F);
    const TypeScale type = type_scale(facts);
    const bool desk = facts.audience == Audience::desk;
    Metrics m;
    m.width = facts.width;
    m.height = facts.height;
    m.px_per_mm = facts.px_per_mm > 0 ? facts.px_per_mm : fallback_px_per_mm * scale;
    m.unit = 8 * scale;
    m.text_display = std::round(type.display * scale);
    m.text_title = std::round(type.title * scale);
    m.text_heading = std::round(type.heading * scale);
    m.text_body = std::round(type.body * scale);
    m.text_small = std::round(type.small * scale);
    m.text_floor = std::round((desk ? 16.0F : 20.0F) * scale);
    // On a large panel of low density the type is what asks for room.
    m.target = std::ceil(std::max((desk ? 14.0F : 22.0F) * m.px_per_mm, m.text_body * 2.4F));
    m.key = std::ceil(std::max(14.0F * m.px_per_mm, m.text_body * 1.9F));
    if (facts.lowered) {
        m.top = facts.height * lowered_share(facts);
        // A small panel is within reach as it is, and has no room to give away.
        if (m.portrait()) m.top = std::clamp(facts.height - 14.6F * m.target, 0.0F, m.top);
        m.top = std::round(m.top);
    }
    m.gap = std::ceil(4.0F * m.px_per_mm);
    m.margin = std::round((desk ? 40.0F : 64.0F) * scale);
    m.radius = std::round((desk ? 14.0F : 20.0F) * scale);
    m.line = std::max(1.0F, std::round(2 * scale));
    return m;
}

std::optional<float> plausible_px_per_mm(int width_px, int height_px, int width_mm, int height_mm) {
    if (width_px <= 0 || height_px <= 0 || width_mm <= 0 || height_mm <= 0) return std::nullopt;
    const auto across = static_cast<float>(width_px) / static_cast<float>(width_mm);
    const auto down = static_cast<float>(height_px) / static_cast<float>(height_mm);
    const double diagonal = std::hypot(width_mm, height_mm);
    // Projectors and virtual screens give nonsense: 160 x 90 mm for anything, or pixels that are not square.
    if (diagonal < 200 || diagonal > 2200) return std::nullopt;
    if (std::max(across, down) / std::min(across, down) > 1.1F) return std::nullopt;
    if (across < 0.8F || across > 14) return std::nullopt;
    return (across + down) / 2;
}

} // namespace liaison::ui
