#include "domain/autograph.hpp"

#include <algorithm>
#include <cstdlib>

namespace liaison::domain {

namespace {

constexpr int same_place = 3; // units: about a tenth of a millimetre

} // namespace

std::size_t Autograph::dots() const {
    std::size_t count = 0;
    for (const InkLine& line : lines)
        count += line.size();
    return count;
}

void Autograph::add(const InkLine& line, WallTime now) {
    InkLine kept;
    const std::size_t room = max_autograph_dots - std::min(max_autograph_dots, dots());
    for (InkDot dot : line) {
        if (kept.size() >= room) break;
        dot.x = std::clamp(dot.x, 0, autograph_width);
        dot.y = std::clamp(dot.y, 0, autograph_height);
        dot.after_ms = std::clamp(dot.after_ms, 0, max_autograph_ms);
        const bool moved =
            kept.empty() || std::abs(kept.back().x - dot.x) + std::abs(kept.back().y - dot.y) >= same_place;
        if (moved) kept.push_back(dot);
    }
    if (kept.empty()) return;
    declined.reset();
    if (lines.empty()) at = now;
    lines.push_back(std::move(kept));
}

void Autograph::take_back_line() {
    if (!lines.empty()) lines.pop_back();
    if (lines.empty()) *this = {};
}

void Autograph::decline(Declined reason, WallTime now) {
    *this = {};
    declined = reason;
    at = now;
}

const char* to_string(Declined reason) {
    switch (reason) {
    case Declined::cannot_write: return "cannot_write";
    case Declined::does_not_wish: return "does_not_wish";
    case Declined::had_to_leave: return "had_to_leave";
    }
    return "";
}

std::optional<Declined> parse_declined(std::string_view text) {
    for (const auto reason : {Declined::cannot_write, Declined::does_not_wish, Declined::had_to_leave})
        if (text == to_string(reason)) return reason;
    return std::nullopt;
}

} // namespace liaison::domain
