#include "ui/frame_report.hpp"

#include <algorithm>

namespace liaison::ui {

const Target* FrameReport::find(std::string_view id) const {
    const auto found = std::ranges::find(targets, id, &Target::id);
    return found == targets.end() ? nullptr : &*found;
}

const Target* FrameReport::at(Point point) const {
    const auto top = std::find_if(targets.rbegin(), targets.rend(), [point](const Target& target) {
        return !target.covered && target.rect.contains(point);
    });
    return top != targets.rend() && top->enabled ? &*top : nullptr;
}

Color color_below(const FrameReport& report, const TextRecord& text, Color ground) {
    for (std::size_t i = 0; i < std::min(text.fills_before, report.fills.size()); ++i) {
        const FillRecord& field = report.fills[i];
        if (!field.rect.contains(text.used.center())) continue;
        const float share = static_cast<float>(field.color.alpha) / 255;
        ground = mix(ground, field.color.with_alpha(255), share);
    }
    return ground;
}

std::vector<TooClose> too_close(const FrameReport& report, float gap_px) {
    std::vector<const Target*> targets;
    for (const Target& target : report.targets)
        if (target.kind != TargetKind::area && !target.covered && !target.cut) targets.push_back(&target);
    std::vector<TooClose> close;
    for (std::size_t i = 0; i < targets.size(); ++i)
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            const bool keys = targets[i]->kind == TargetKind::key && targets[j]->kind == TargetKind::key;
            const float least = keys ? 0 : std::max(0.0F, gap_px - 1);
            const Rect around = targets[i]->rect.inset(-least);
            if (!around.intersect(targets[j]->rect).empty()) close.push_back({targets[i]->id, targets[j]->id});
        }
    return close;
}

std::vector<Target> too_small(const FrameReport& report, float target_px, float key_px) {
    std::vector<Target> small;
    for (const Target& target : report.targets) {
        if (target.kind == TargetKind::area || target.cut) continue;
        const float least = target.kind == TargetKind::key ? key_px : target_px;
        if (target.rect.short_side() < least - 0.5F) small.push_back(target);
    }
    return small;
}

} // namespace liaison::ui
