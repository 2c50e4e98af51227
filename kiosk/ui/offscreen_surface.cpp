#include "ui/offscreen_surface.hpp"

#include <utility>

#include <EGL/egl.h>
#include <EGL/eglext.h>

namespace liaison::ui {

struct OffscreenSurface::Handles {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLSurface surface = EGL_NO_SURFACE;
    EGLContext context = EGL_NO_CONTEXT;
    int width = 0;
    int height = 0;
    float px_per_mm = 0;

    bool open_display();
    bool open_surface();

    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() {
        if (display == EGL_NO_DISPLAY) return;
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        if (context != EGL_NO_CONTEXT) eglDestroyContext(display, context);
        if (surface != EGL_NO_SURFACE) eglDestroySurface(display, surface);
    }
};

bool OffscreenSurface::Handles::open_display() {
    display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE &&
           eglBindAPI(EGL_OPENGL_API) == EGL_TRUE;
}

bool OffscreenSurface::Handles::open_surface() {
    const EGLint wanted[] = {EGL_SURFACE_TYPE,
                             EGL_PBUFFER_BIT,
                             EGL_RENDERABLE_TYPE,
                             EGL_OPENGL_BIT,
                             EGL_RED_SIZE,
                             8,
                             EGL_GREEN_SIZE,
                             8,
                             EGL_BLUE_SIZE,
                             8,
                             EGL_NONE};
    const EGLint size[] = {EGL_WIDTH, width, EGL_HEIGHT, height, EGL_NONE};
    const EGLint version[] = {EGL_CONTEXT_MAJOR_VERSION,
                              3,
                              EGL_CONTEXT_MINOR_VERSION,
                              3,
                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                              EGL_NONE};
    EGLConfig config = nullptr;
    EGLint count = 0;
    if (eglChooseConfig(display, wanted, &config, 1, &count) != EGL_TRUE || count == 0) return false;
    surface = eglCreatePbufferSurface(display, config, size);
    context = eglCreateContext(display, config, EGL_NO_CONTEXT, version);
    return surface != EGL_NO_SURFACE && context != EGL_NO_CONTEXT &&
           eglMakeCurrent(display, surface, surface, context) == EGL_TRUE;
}

tl::expected<std::unique_ptr<OffscreenSurface>, SurfaceError>
OffscreenSurface::create(int width_px, int height_px, float px_per_mm) {
    auto handles = std::make_unique<Handles>();
    handles->width = width_px;
    handles->height = height_px;
    handles->px_per_mm = px_per_mm;
    if (!handles->open_display()) return tl::unexpected(SurfaceError{"EGL has no display without a screen"});
    if (!handles->open_surface()) return tl::unexpected(SurfaceError{"EGL gives no OpenGL 3.3 context"});
    return std::unique_ptr<OffscreenSurface>(new OffscreenSurface(std::move(handles)));
}

OffscreenSurface::OffscreenSurface(std::unique_ptr<Handles> handles)
    : handles_(std::move(handles)), renderer_(std::make_unique<Renderer>()) {}

OffscreenSurface::~OffscreenSurface() {
    renderer_.reset();
}

Frame OffscreenSurface::begin_frame() {
    const Size size{static_cast<float>(handles_->width), static_cast<float>(handles_->height)};
    return {renderer_->begin(size), size, handles_->px_per_mm, input_.next_frame()};
}

Frame OffscreenSurface::begin_dry_frame(Size size_px) {
    return {renderer_->begin(size_px), size_px, handles_->px_per_mm, input_.next_frame()};
}

void OffscreenSurface::drop_frame() {
    renderer_->drop();
}

Image OffscreenSurface::end_frame(Color ground) {
    renderer_->finish(ground);
    return read_framebuffer(handles_->width, handles_->height);
}

} // namespace liaison::ui
