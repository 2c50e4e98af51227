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
