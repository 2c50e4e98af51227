#include "ui/window.hpp"

#include <algorithm>
#include <atomic>
#include <utility>

#include <GLFW/glfw3.h>

#include "ui/gl_functions.hpp"
#include "ui/metrics.hpp"

namespace liaison::ui {
namespace {

// An immediate-mode screen needs one frame to act and one to show what came of it.
constexpr int settling_frames = 2;

// Other threads may want to wake the window before it is open and when it is gone.
std::atomic<bool> can_wake = false;

std::string last_glfw_error() {
    const char* reason = nullptr;
    glfwGetError(&reason);
    return reason != nullptr ? reason : "no reason given";
}

std::optional<float> density_of(GLFWmonitor* monitor) {
    if (monitor == nullptr) return std::nullopt;
    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    if (mode == nullptr) return std::nullopt;
    int width_mm = 0;
    int height_mm = 0;
    glfwGetMonitorPhysicalSize(monitor, &width_mm, &height_mm);
    // A turned panel still tells its size as it left the factory.
    if ((width_mm > height_mm) != (mode->width > mode->height)) std::swap(width_mm, height_mm);
    return plausible_px_per_mm(mode->width, mode->height, width_mm, height_mm);
}

GLFWmonitor* monitor_of(const WindowOptions& options) {
    int count = 0;
    GLFWmonitor** monitors = glfwGetMonitors(&count);
    return options.second_monitor && count > 1 ? monitors[1] : glfwGetPrimaryMonitor();
}

void set_hints() {
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
}

GLFWwindow* create(const WindowOptions& options) {
    if (options.window_px) {
        return glfwCreateWindow(static_cast<int>(options.window_px->width),
                                static_cast<int>(options.window_px->height), options.title.c_str(), nullptr,
                                nullptr);
    }
    GLFWmonitor* monitor = monitor_of(options);
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return nullptr;
    glfwWindowHint(GLFW_REFRESH_RATE, mode->refreshRate);
    return glfwCreateWindow(mode->width, mode->height, options.title.c_str(), monitor, nullptr);
}

std::optional<Key> key_of(int glfw_key) {
    switch (glfw_key) {
    case GLFW_KEY_BACKSPACE: return Key::backspace;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return Key::enter;
    case GLFW_KEY_ESCAPE: return Key::escape;
    case GLFW_KEY_TAB: return Key::tab;
    case GLFW_KEY_LEFT: return Key::left;
    case GLFW_KEY_RIGHT: return Key::right;
    default: return std::nullopt;
    }
}

Window& self(GLFWwindow* handle) {
    return *static_cast<Window*>(glfwGetWindowUserPointer(handle));
}

} // namespace

tl::expected<std::unique_ptr<Window>, WindowError> Window::open(const WindowOptions& options) {
#ifdef GLFW_PLATFORM_X11
    // GLFW has no touch on Wayland, but X's emulated pointer: findings in touch-and-watchdog.
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
    if (glfwInit() != GLFW_TRUE) return tl::unexpected(WindowError{WindowFault::no_display, last_glfw_error()});
    set_hints();
    GLFWwindow* handle = create(options);
    if (handle == nullptr) {
        WindowError error{WindowFault::no_opengl, last_glfw_error()};
        glfwTerminate();
        return tl::unexpected(std::move(error));
    }
    return std::unique_ptr<Window>(new Window(handle, options));
}

Window::Window(GLFWwindow* handle, const WindowOptions& options)
    : handle_(handle), px_per_mm_(options.px_per_mm) {
    glfwMakeContextCurrent(handle_);
    glfwSwapInterval(1);
    if (!options.window_px && !options.show_cursor) glfwSetInputMode(handle_, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    if (!px_per_mm_) px_per_mm_ = density_of(monitor_of(options));
    renderer_ = std::make_unique<Renderer>();
    partial_swap_ = std::make_unique<PartialSwap>(handle_);
    glfwSetWindowUserPointer(handle_, this);
    listen();
    can_wake = true;
}

Window::~Window() {
    can_wake = false;
    renderer_.reset();
    glfwDestroyWindow(handle_);
    glfwTerminate();
}

void Window::listen() {
    double first_x = 0;
    double first_y = 0;
    glfwGetCursorPos(handle_, &first_x, &first_y);
    pointer_ = to_pixels(first_x, first_y);
    glfwSetMouseButtonCallback(handle_, [](GLFWwindow* handle, int button, int action, int) {
        if (button != GLFW_MOUSE_BUTTON_LEFT) return;
        Window& window = self(handle);
        const Point at = window.pointer_; // where it was then: glfwGetCursorPos tells where it is by now
        if (action == GLFW_PRESS) {
            window.input_.press(at);
        } else {
            window.input_.release(at);
        }
    });
    glfwSetCursorPosCallback(handle_, [](GLFWwindow* handle, double x, double y) {
        Window& window = self(handle);
        window.pointer_ = window.to_pixels(x, y);
        window.input_.move(window.pointer_);
    });
    glfwSetCharCallback(handle_, [](GLFWwindow* handle, unsigned code) { self(handle).input_.type(code); });
    glfwSetKeyCallback(handle_, [](GLFWwindow* handle, int key, int, int action, int) {
        const std::optional<Key> known = key_of(key);
        if (known && action != GLFW_RELEASE) self(handle).input_.key(*known);
    });
    glfwSetWindowFocusCallback(handle_, [](GLFWwindow* handle, int focused) {
        if (focused == GLFW_FALSE) self(handle).input_.cancel();
    });
    glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* handle) {
        self(handle).repaint_all();
        self(handle).request_frame();
    });
    glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* handle, int, int) {
        self(handle).repaint_all();
        self(handle).request_frame(2);
    });
}

Point Window::to_pixels(double x, double y) const {
    int width = 1;
    int height = 1;
    int pixels_across = 1;
    int pixels_down = 1;
    glfwGetWindowSize(handle_, &width, &height);
    glfwGetFramebufferSize(handle_, &pixels_across, &pixels_down);
    return {static_cast<float>(x * pixels_across / std::max(width, 1)),
            static_cast<float>(y * pixels_down / std::max(height, 1))};
}

void Window::wait(std::optional<double> timeout_seconds) {
    if (frame_due()) {
        glfwPollEvents();
    } else if (timeout_seconds) {
        glfwWaitEventsTimeout(std::max(*timeout_seconds, 0.001));
    } else {
        glfwWaitEvents();
    }
    if (!input_.pending()) return;
    request_frame(settling_frames);
    answers_due_ = settling_frames;
}

void Window::wake() {
    if (can_wake) glfwPostEmptyEvent();
}

void Window::request_frame(int count) {
    frames_due_ = std::max(frames_due_, count);
}

bool Window::close_requested() const {
    return glfwWindowShouldClose(handle_) == GLFW_TRUE;
}

std::string Window::description() const {
    const auto* driver = static_cast<const char*>(static_cast<const void*>(glGetString(GL_RENDERER)));
    return std::string("GLFW ") + glfwGetVersionString() + ", " +
           (driver != nullptr ? driver : "unknown driver");
}

std::optional<Frame> Window::begin_frame() {
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(handle_, &width, &height);
    frames_due_ = std::max(frames_due_ - 1, 0);
    InputState input = input_.next_frame();
    if (width <= 0 || height <= 0) return std::nullopt;
    const Size size{static_cast<float>(width), static_cast<float>(height)};
    if (input.pressed || input.released) request_frame(1);
    return Frame{renderer_->begin(size), size, px_per_mm_.value_or(0), std::move(input)};
}

// A finger is answered by a swap, in step with the screen. At rest the changed part is copied to the front,
// which leaves the back buffer as it is: so the next change, too, costs only its own size.
bool Window::end_frame(Color ground, Image* capture) {
    const bool answers = std::exchange(answers_due_, std::max(answers_due_ - 1, 0)) > 0;
    const Rect changed = renderer_->finish(ground, last_is_kept_ && capture == nullptr);
    if (changed.width <= 0) return false;
    if (capture != nullptr) {
        int width = 0;
        int height = 0;
        glfwGetFramebufferSize(handle_, &width, &height);
        *capture = read_framebuffer(width, height);
    }
    last_is_kept_ = !answers && partial_swap_->copy_to_front(changed);
    if (!last_is_kept_) glfwSwapBuffers(handle_);
    return true;
}

} // namespace liaison::ui
