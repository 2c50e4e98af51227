// The kiosk's window: sleeps until something happens, then draws a few frames.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "ui/image.hpp"
#include "ui/input.hpp"
#include "ui/partial_swap.hpp"
#include "ui/renderer.hpp"

struct GLFWwindow;

namespace liaison::ui {

struct WindowOptions {
    std::string title = "Liaison";
    std::optional<Size> window_px = std::nullopt;  // nothing: fullscreen on the primary monitor
    std::optional<float> px_per_mm = std::nullopt; // instead of what the monitor says
    bool second_monitor = false;                   // of two; of one, the only one
    bool show_cursor = false; // always shown in a window, for whoever develops with a mouse
};

enum class WindowFault { no_display, no_opengl };

struct WindowError {
    WindowFault fault;
    std::string reason; // as the window system put it
};

// One at a time. All calls from the thread that opened it, except wake().
class Window {
public:
    static tl::expected<std::unique_ptr<Window>, WindowError> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    // Sleeps until input, wake() or the time-out; does not sleep while a frame is due.
    void wait(std::optional<double> timeout_seconds);
    // Ends a wait(); from any thread, at any time. Draws nothing by itself. Does nothing while no window is
    // open.
    static void wake();

    // Something that is shown has changed. After input two frames are due without asking.
    void request_frame(int count = 1);
    // The next frame is drawn whole: what the last one showed counts no more, textures have changed for
    // instance.
    void repaint_all() { last_is_kept_ = false; }
    bool frame_due() const { return frames_due_ > 0 || input_.pending(); }
    bool close_requested() const;
    // For keyboards and devices that act like one, and for tests.
    InputQueue& input() { return input_; }
    // What the window system and the driver call themselves, for the log.
    std::string description() const;

    // Nothing while the window has no area. Otherwise end_frame() must follow.
    std::optional<Frame> begin_frame();
    // Shows the frame, or the part of it that has changed; a copy goes to `capture` if given. False: nothing
    // has changed, nothing was drawn.
    bool end_frame(Color ground, Image* capture = nullptr);

private:
    Window(GLFWwindow* handle, const WindowOptions& options);
    void listen();
    Point to_pixels(double x, double y) const;

    GLFWwindow* handle_;
    std::unique_ptr<Renderer> renderer_;
    InputQueue input_;
    Point pointer_; // px, as the events say
    std::optional<float> px_per_mm_;
    int frames_due_ = 2;
    int answers_due_ = 0;       // frames that answer a finger
    bool last_is_kept_ = false; // the back buffer still holds the last frame
    std::unique_ptr<PartialSwap> partial_swap_;
};

} // namespace liaison::ui
