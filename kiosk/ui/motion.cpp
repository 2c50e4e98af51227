#include "ui/motion.hpp"

#include "imgui.h"

namespace liaison::ui {
namespace {

constexpr std::chrono::milliseconds head_start{40};
constexpr float least_alpha = 0.35F;
constexpr float way_in_units = 4;

} // namespace

float motion_share(std::chrono::milliseconds since_change) {
    const auto done = static_cast<float>((since_change + head_start).count()) /
                      static_cast<float>((motion_lasts + head_start).count());
    const float left = 1 - std::clamp(done, 0.0F, 1.0F);
    return 1 - left * left * left;
}

std::size_t motion_mark(const Canvas& canvas) {
    return static_cast<std::size_t>(canvas.list().VtxBuffer.Size);
}

void slide_in(const Canvas& canvas, std::size_t mark, float share) {
    if (share >= 1) return;
    const float away = (1 - share) * canvas.metrics().grid(way_in_units);
    const float alpha = least_alpha + (1 - least_alpha) * share;
    ImVector<ImDrawVert>& corners = canvas.list().VtxBuffer;
    for (auto i = static_cast<int>(mark); i < corners.Size; ++i) {
        ImDrawVert& corner = corners[i];
        corner.pos.y += away;
        const auto full = static_cast<float>(corner.col >> IM_COL32_A_SHIFT & 0xFF);
        const auto faded = static_cast<ImU32>(full * alpha);
        corner.col = (corner.col & ~static_cast<ImU32>(IM_COL32_A_MASK)) | faded << IM_COL32_A_SHIFT;
    }
}

} // namespace liaison::ui
