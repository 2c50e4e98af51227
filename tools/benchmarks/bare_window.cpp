// bare-window FILE: the least that a fullscreen window with OpenGL can be. Opens, clears, swaps, says so in the
// file or pipe, and waits for its end. The peer of the kiosk's start and memory.
#include <fstream>

#include <GLFW/glfw3.h>

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    if (glfwInit() != GLFW_TRUE) return 1;
    GLFWmonitor* monitor = glfwGetPrimaryMonitor();
    const GLFWvidmode* mode = monitor != nullptr ? glfwGetVideoMode(monitor) : nullptr;
    if (mode == nullptr) return 1;
    GLFWwindow* window = glfwCreateWindow(mode->width, mode->height, "bare", monitor, nullptr);
    if (window == nullptr) return 1;
    glfwMakeContextCurrent(window);
    glClearColor(0.96F, 0.94F, 0.9F, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glfwSwapBuffers(window);
    std::ofstream(argv[1]) << "swapped\n"; // whoever measures waits for it
    while (glfwWindowShouldClose(window) == GLFW_FALSE)
        glfwWaitEvents();
    glfwTerminate();
    return 0;
}
