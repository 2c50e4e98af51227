#include "ui/partial_swap.hpp"

#include <GLFW/glfw3.h>

namespace liaison::ui {
namespace {

// GLX hands out its functions as pointers to void(void); their types are those of <GL/glx.h> and of the
// extension's text.
template <class Function>
Function function(const char* name) {
    return reinterpret_cast<Function>(glfwGetProcAddress(name));
}

} // namespace

PartialSwap::PartialSwap(GLFWwindow* window) : window_(window) {
    if (glfwExtensionSupported("GLX_MESA_copy_sub_buffer") != GLFW_TRUE) return;
    display_ = function<CurrentHandle>("glXGetCurrentDisplay");
    drawable_ = function<CurrentDrawable>("glXGetCurrentDrawable");
    copy_ = function<CopySubBuffer>("glXCopySubBufferMESA");
}

bool PartialSwap::copy_to_front(const Rect& part_px) const {
    if (copy_ == nullptr || display_ == nullptr || drawable_ == nullptr) return false;
    int width = 0;
    int height = 0;
    glfwGetFramebufferSize(window_, &width, &height);
    copy_(display_(), drawable_(), static_cast<int>(part_px.x), height - static_cast<int>(part_px.bottom()),
          static_cast<int>(part_px.width), static_cast<int>(part_px.height));
    return true;
}

} // namespace liaison::ui
