// What a frame showed: every place a finger may touch and every text, for journeys and proofs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ui/color.hpp"
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
    Color color{};
    std::size_t fills_before = 0; // how many of FrameReport::fills lie below it

    bool overflows() const { return used.width > available.width + 1 || used.height > available.height + 1; }
};

// A field of one color; what lies on it comes later.
struct FillRecord {
    Rect rect;
    Color color;
};

struct FrameReport {
    std::vector<Target> targets; // in the order drawn: later ones lie on top
    std::vector<TextRecord> texts;
    std::vector<FillRecord> fills;          // only where CanvasSettings::record_fills asks for them
    std::vector<std::string> duplicate_ids; // must be empty

    const Target* find(std::string_view id) const;
    // The topmost target there that can be touched.
    const Target* at(Point point) const;
};

// What a text stands on: the fields below its middle, one over the other, on `ground`.
Color color_below(const FrameReport& report, const TextRecord& text, Color ground);

// Two targets that a finger could take for one: they overlap, or are closer than `gap_px`. Keys may stand
// closer.
struct TooClose {
    std::string one, other;
};
std::vector<TooClose> too_close(const FrameReport& report, float gap_px);

// Targets that are smaller than `target_px` (fingers) or `key_px` (keys) on their short side.
std::vector<Target> too_small(const FrameReport& report, float target_px, float key_px);

} // namespace liaison::ui
