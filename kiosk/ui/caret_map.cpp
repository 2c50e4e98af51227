#include "ui/caret_map.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace liaison::ui {

namespace {

// The glyphs [first, last) that draw the graphemes [begin, end) of the text together: one of each as a rule,
// more graphemes where a font joins letters.
struct Group {
    std::uint32_t begin;
    std::uint32_t end;
    float left;
    float right;
};

std::vector<Group> groups_of(const TextLayout& layout, const TextLine& line) {
    std::vector<Group> groups;
    for (std::size_t i = line.first_glyph; i < line.first_glyph + line.text_glyphs; ++i) {
        const PlacedGlyph& glyph = layout.glyphs[i];
        if (!groups.empty() && groups.back().begin == glyph.cluster) continue;
        if (!groups.empty()) {
            groups.back().end = glyph.cluster;
            groups.back().right = glyph.pen;
        }
        groups.push_back({glyph.cluster, line.end, glyph.pen, line.text_right});
    }
    return groups;
}

} // namespace

CaretMap::CaretMap(const TextLayout& layout, const ShapedText& text) {
    for (const TextLine& line : layout.lines)
        add_line(layout, line, text, &line == &layout.lines.back());
    if (layout.lines.empty()) lines_.push_back({0, std::ceil(layout.size_px * 1.2F), 0});
    if (stops_.empty()) stops_.push_back({0, 0, 0});
    const bool new_line = !text.text.empty() && text.text.back() == '\n' && !layout.truncated;
    if (!new_line) return;
    // Behind a line end that nothing follows.
    lines_.push_back({layout.height, lines_.back().height, 0});
    stops_.push_back({static_cast<std::uint32_t>(text.text.size()), lines_.size() - 1, 0});
}

void CaretMap::add_line(const TextLayout& layout, const TextLine& line, const ShapedText& text, bool last) {
    const std::size_t number = lines_.size();
    lines_.push_back({line.top, line.height, line.text_right});
    const std::vector<Group> groups = groups_of(layout, line);
    auto group = groups.begin();
    auto at = std::ranges::lower_bound(text.clusters, line.begin);
    for (; at != text.clusters.end() && *at < line.end; ++at) {
        while (group != groups.end() && std::next(group) != groups.end() && std::next(group)->begin <= *at)
            ++group;
        float x = line.text_right;
        if (group != groups.end() && *at < group->end) {
            const auto inside = std::ranges::lower_bound(text.clusters, group->begin);
            const auto behind = std::ranges::lower_bound(text.clusters, group->end);
            const auto share = static_cast<float>(at - inside) /
                               static_cast<float>(std::max<std::ptrdiff_t>(behind - inside, 1));
            x = group->left + (group->right - group->left) * std::clamp(share, 0.0F, 1.0F);
        }
        // A line end is no character to stand behind.
        if (text.text[*at] == '\n') x = line.text_right;
        stops_.push_back({*at, number, x});
    }
    const bool ended = line.end > 0 && line.end <= text.text.size() && text.text[line.end - 1] == '\n';
    if (last && !ended) stops_.push_back({line.end, number, line.text_right});
}

std::size_t CaretMap::stop_of(std::uint32_t offset) const {
    const auto above = std::ranges::upper_bound(stops_, offset, {}, &Stop::offset);
    return above == stops_.begin() ? 0 : static_cast<std::size_t>(above - stops_.begin()) - 1;
}

Rect CaretMap::at(std::uint32_t offset) const {
    const Stop& stop = stops_[stop_of(offset)];
    const Line& line = lines_[stop.line];
    return {stop.x, line.top, 0, line.height};
}

std::uint32_t CaretMap::offset_at(Point point) const {
    std::size_t line = 0;
    while (line + 1 < lines_.size() && point.y >= lines_[line].top + lines_[line].height)
        ++line;
    const Stop* nearest = nullptr;
    for (const Stop& stop : stops_) {
        const bool nearer = nearest == nullptr || std::abs(stop.x - point.x) < std::abs(nearest->x - point.x);
        if (stop.line == line && nearer) nearest = &stop;
    }
    return nearest != nullptr ? nearest->offset : stops_.back().offset;
}

std::uint32_t CaretMap::next(std::uint32_t offset) const {
    const std::size_t stop = stop_of(offset);
    return stop + 1 < stops_.size() ? stops_[stop + 1].offset : stops_[stop].offset;
}

std::uint32_t CaretMap::previous(std::uint32_t offset) const {
    const std::size_t stop = stop_of(offset);
    const bool inside = stops_[stop].offset < offset;
    return inside || stop == 0 ? stops_[stop].offset : stops_[stop - 1].offset;
}

std::vector<Rect> CaretMap::selection(std::uint32_t one, std::uint32_t other) const {
    const Stop& first = stops_[stop_of(std::min(one, other))];
    const Stop& last = stops_[stop_of(std::max(one, other))];
    std::vector<Rect> parts;
    if (first.offset == last.offset) return parts;
    for (std::size_t number = first.line; number <= last.line; ++number) {
        const Line& line = lines_[number];
        const float left = number == first.line ? first.x : 0;
        const float right = number == last.line ? last.x : line.right;
        if (right > left) parts.push_back({left, line.top, right - left, line.height});
    }
    return parts;
}

} // namespace liaison::ui
