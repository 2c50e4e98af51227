// Dear ImGui as a list of triangles and nothing more: no windows, no fonts, no input of its own.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/color.hpp"
#include "ui/frame_difference.hpp"
#include "ui/geometry.hpp"
#include "ui/input.hpp"

struct ImDrawData;
struct ImDrawList;
struct ImGuiContext;

namespace liaison::ui {

// What a surface hands to the canvas for one frame.
struct Frame {
    ImDrawList* list = nullptr;
    Size size;           // px
    float px_per_mm = 0; // 0: not known
    InputState input;
};

// Needs the OpenGL context of its surface current from construction to destruction.
class Renderer {
public:
    Renderer();
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    ImDrawList* begin(Size size_px);
    // Draws the frame. `onto_last`: the surface still holds the frame before, so only what differs is drawn.
    // Gives the rectangle that was drawn; empty when nothing differs.
    Rect finish(Color ground, bool onto_last = false);
    void drop(); // instead of finish: nothing is rasterised

private:
    void draw_within(const Rect& part, Color ground, ImDrawData& data) const;

    ImGuiContext* context_;
    Size size_;
    // The frame before, to compare with.
    std::vector<DrawnTriangle> drawn_;
    Size drawn_size_;
    std::uint32_t drawn_ground_ = 0;
};

} // namespace liaison::ui
