// Dear ImGui as a list of triangles and nothing more: no windows, no fonts, no input of its own.
#pragma once

#include "ui/color.hpp"
#include "ui/geometry.hpp"
#include "ui/input.hpp"

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
    void finish(Color ground);
    void drop(); // instead of finish: nothing is rasterised

private:
    ImGuiContext* context_;
    Size size_;
};

} // namespace liaison::ui
