// The keyboard of every script: rows of keys with variants under a held finger, candidates that scroll under
// it, a pad to write on, and the choice between ways of typing. It draws values and says what was touched; what
// typing means, it does not know.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ui/ink_pad.hpp"
#include "ui/keypad.hpp"

namespace liaison::ui {

struct KeyFace {
    std::string id;
    KeyLook look;
    std::vector<std::string> variants = {};
    float width = 1; // in keys; a row has ten at most
};
using KeyFaceRow = std::vector<KeyFace>;

struct KeyTouch {
    std::size_t row = 0;
    std::size_t key = 0;
    std::string variant = {}; // empty: the key itself
};

inline constexpr std::chrono::milliseconds held_for_variants{450};

// What the keyboard remembers between frames; belongs to whoever shows it, and ends with the visit.
struct KeyboardState {
    struct Held {
        std::string id;
        std::chrono::milliseconds since{};
    };
    struct Variants {
        std::size_t row = 0;
        std::size_t key = 0;
        bool same_touch = true; // the finger that opened them is still down
    };
    std::optional<Held> held;
    std::optional<Variants> variants;
    InkStroke stroke;        // being written
    std::string shown_first; // the first candidate of the last frame: new ones begin at the left
    // When a held key has to be drawn again although nothing happens.
    std::optional<std::chrono::milliseconds> redraw_at() const {
        if (!held || variants) return std::nullopt;
        return held->since + held_for_variants;
    }
};

// `now` is any clock that only goes forward. Keys are as high as the rectangle allows.
std::optional<KeyTouch> key_rows(Canvas& canvas, std::string_view id, const Rect& rect,
                                 std::span<const KeyFaceRow> rows, KeyboardState& state,
                                 std::chrono::milliseconds now);

// What is being composed, then the candidates; gives the index of the one touched.
struct CandidateLook {
    std::string_view composition = {};
    std::span<const std::string> candidates = {};
    std::string_view hint = {}; // when there is neither
    TextLanguage language = TextLanguage::chinese;
};
std::optional<std::size_t> candidate_row(Canvas& canvas, std::string_view id, const Rect& rect,
                                         const CandidateLook& look, KeyboardState& state);

// Ink is in widths of the pad. Gives a stroke when the finger leaves.
std::optional<InkStroke> writing_pad(Canvas& canvas, std::string_view id, const Rect& rect,
                                     std::span<const InkStroke> ink, std::string_view hint,
                                     KeyboardState& state);

struct MethodTab {
    std::string_view label;
    TextLanguage language = TextLanguage::chinese;
    bool usable = true; // struck through where its data is missing; the hint says why
};
std::optional<std::size_t> method_tabs(Canvas& canvas, std::string_view id, const Rect& rect,
                                       std::span<const MethodTab> tabs, std::size_t current);

// px that a keyboard of this many rows of keys takes with candidates and tabs, at the least.
float keyboard_height(const Metrics& metrics, int rows);
// px between keys.
float key_gap(const Metrics& metrics);

} // namespace liaison::ui
