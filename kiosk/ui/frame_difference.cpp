#include "ui/frame_difference.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>

#include "imgui.h"

namespace liaison::ui {
namespace {

// FNV-1a over whole words: every word of a triangle's vertices counts.
class Digest {
public:
    template <class Value>
    void add(const Value& value) {
        static_assert(sizeof(Value) % sizeof(std::uint32_t) == 0);
        std::array<std::uint32_t, sizeof(Value) / sizeof(std::uint32_t)> words{};
        std::memcpy(words.data(), &value, sizeof(Value));
        for (const std::uint32_t word : words) {
            sum_ = (sum_ ^ word) * 0x100000001B3ULL;
            sum_ ^= sum_ >> 29;
        }
    }
    std::uint64_t sum() const { return sum_; }

private:
    std::uint64_t sum_ = 0xCBF29CE484222325ULL;
};

DrawnTriangle triangle(const ImDrawList& list, const ImDrawCmd& command, unsigned first) {
    Digest digest;
    digest.add(command.TextureId);
    digest.add(command.ClipRect);
    DrawnTriangle drawn{0, command.ClipRect.z, command.ClipRect.w, command.ClipRect.x, command.ClipRect.y};
    for (unsigned i = first; i < first + 3; ++i) {
        const auto index = command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + i)];
        const ImDrawVert& vertex = list.VtxBuffer[static_cast<int>(index)];
        digest.add(vertex);
        drawn.left = std::min(drawn.left, vertex.pos.x);
        drawn.top = std::min(drawn.top, vertex.pos.y);
        drawn.right = std::max(drawn.right, vertex.pos.x);
        drawn.bottom = std::max(drawn.bottom, vertex.pos.y);
    }
    drawn.look = digest.sum();
    drawn.left = std::max(drawn.left, command.ClipRect.x);
    drawn.top = std::max(drawn.top, command.ClipRect.y);
    drawn.right = std::min(drawn.right, command.ClipRect.z);
    drawn.bottom = std::min(drawn.bottom, command.ClipRect.w);
    return drawn;
}

bool looks_same(const DrawnTriangle& one, const DrawnTriangle& other) {
    return one.look == other.look;
}

} // namespace

std::vector<DrawnTriangle> drawn_triangles(const ImDrawData& data) {
    std::vector<DrawnTriangle> triangles;
    triangles.reserve(static_cast<std::size_t>(data.TotalIdxCount) / 3);
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer)
            for (unsigned first = 0; first + 2 < command.ElemCount; first += 3)
                triangles.push_back(triangle(list, command, first));
    }
    return triangles;
}

Rect difference(const std::vector<DrawnTriangle>& before, const std::vector<DrawnTriangle>& after, Size size) {
    const auto heads = std::ranges::mismatch(before, after, looks_same);
    const auto tails = std::mismatch(before.rbegin(), std::make_reverse_iterator(heads.in1), after.rbegin(),
                                     std::make_reverse_iterator(heads.in2), looks_same);
    float left = size.width;
    float top = size.height;
    float right = 0;
    float bottom = 0;
    const auto hold = [&](const DrawnTriangle& drawn) {
        if (drawn.left >= drawn.right || drawn.top >= drawn.bottom) return; // clipped away
        left = std::min(left, drawn.left);
        top = std::min(top, drawn.top);
        right = std::max(right, drawn.right);
        bottom = std::max(bottom, drawn.bottom);
    };
    std::for_each(heads.in1, tails.first.base(), hold);
    std::for_each(heads.in2, tails.second.base(), hold);
    left = std::max(0.0F, std::floor(left));
    top = std::max(0.0F, std::floor(top));
    right = std::min(size.width, std::ceil(right));
    bottom = std::min(size.height, std::ceil(bottom));
    if (left >= right || top >= bottom) return {};
    return {left, top, right - left, bottom - top};
}

} // namespace liaison::ui
