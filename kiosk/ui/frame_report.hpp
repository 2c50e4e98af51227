// What a frame showed: every place a finger may touch and every text, for journeys and proofs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/geometry.hpp"

namespace liaison::ui {

// How large a target has to be: 22 mm (14 mm at the desk), 14 mm for keys, no rule for areas that scroll.
enum class TargetKind : std::uint8_t { finger, key, area };

struct Target {
    std::string id;
    Rect rect; // px; the part that can be seen
    bool enabled = true;
    bool covered = false; // by a dialog
    TargetKind kind = TargetKind::finger;
    std::string scroller = {}; // id of the list that it moves with
    bool cut = false;          // partly scrolled out of sight
};

struct TextRecord {
    std::string text; // its start
    Rect available;   // px
    Rect used;
    float size_px = 0;
    bool shrunk = false;
    bool truncated = false; // ends in an ellipsis
    bool word_broken = false;
    bool scrolled = false;   // in a list that moves: may leave its clip
    std::size_t missing = 0; // characters that no font has

    bool overflows() const { return used.width > available.width + 1 || used.height > available.height + 1; }
};

struct FrameReport {
    std::vector<Target> targets; // in the order drawn: later ones lie on top
    std::vector<TextRecord> texts;
    std::vector<std::string> duplicate_ids; // must be empty

    const Target* find(std::string_view id) const;
    // The topmost target there that can be touched.
    const Target* at(Point point) const;
};

// Targets that are smaller than `target_px` (fingers) or `key_px` (keys) on their short side.
std::vector<Target> too_small(const FrameReport& report, float target_px, float key_px);

} // namespace liaison::ui
