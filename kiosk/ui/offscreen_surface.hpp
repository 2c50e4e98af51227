// A surface without a display: for golden pictures and tests. Draws what a window would.
#pragma once

#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "ui/image.hpp"
#include "ui/input.hpp"
#include "ui/renderer.hpp"

namespace liaison::ui {

struct SurfaceError {
    std::string reason;
};

class OffscreenSurface {
public:
    // `px_per_mm` 0 stands for a panel that does not tell. Error: no EGL, or no OpenGL 3.3.
    static tl::expected<std::unique_ptr<OffscreenSurface>, SurfaceError> create(int width_px, int height_px,
                                                                                float px_per_mm = 0);
    ~OffscreenSurface();
    OffscreenSurface(const OffscreenSurface&) = delete;
    OffscreenSurface& operator=(const OffscreenSurface&) = delete;

    InputQueue& input() { return input_; }
    Frame begin_frame();
    Image end_frame(Color ground);

    // A frame of any size of which only the report is wanted: costs no pixels.
    Frame begin_dry_frame(Size size_px);
    void drop_frame();

private:
    struct Handles;
    explicit OffscreenSurface(std::unique_ptr<Handles> handles);

    std::unique_ptr<Handles> handles_;
    std::unique_ptr<Renderer> renderer_;
    InputQueue input_;
};

} // namespace liaison::ui
