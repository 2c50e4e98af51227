// Shows a part of the back buffer and keeps the whole of it, where the window system can
// (GLX_MESA_copy_sub_buffer).
#pragma once

#include "ui/geometry.hpp"

struct GLFWwindow;

namespace liaison::ui {

class PartialSwap {
public:
    // The window's OpenGL context must be current.
    explicit PartialSwap(GLFWwindow* window);

    // False: it cannot be done, swap instead.
    bool copy_to_front(const Rect& part_px) const;

private:
    using CurrentHandle = void* (*)();
    using CurrentDrawable = unsigned long (*)();
    using CopySubBuffer = void (*)(void* display, unsigned long drawable, int x, int y, int width, int height);

    GLFWwindow* window_;
    CurrentHandle display_ = nullptr;
    CurrentDrawable drawable_ = nullptr;
    CopySubBuffer copy_ = nullptr;
};

} // namespace liaison::ui
