#include "ui/renderer.hpp"

#include "imgui.h"
#include "imgui_impl_opengl3.h"

#include "ui/gl_functions.hpp"

namespace liaison::ui {
namespace {

// Dear ImGui insists on one font. Baking a single character of it costs next to nothing.
void add_smallest_font(ImFontAtlas& atlas) {
    static const ImWchar one_character[] = {' ', ' ', 0};
    ImFontConfig config;
    config.SizePixels = 8;
    config.GlyphRanges = one_character;
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas.AddFontDefault(&config);
}

} // namespace

Renderer::Renderer() : context_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    add_smallest_font(*io.Fonts);
    ImGui_ImplOpenGL3_Init("#version 330 core");
}

Renderer::~Renderer() {
    ImGui::SetCurrentContext(context_);
    ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext(context_);
}

ImDrawList* Renderer::begin(Size size_px) {
    size_ = size_px;
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(size_px.width, size_px.height);
    io.DeltaTime = 1.0F / 60;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    return ImGui::GetBackgroundDrawList();
}

void Renderer::drop() {
    ImGui::SetCurrentContext(context_);
    ImGui::EndFrame();
}

void Renderer::finish(Color ground) {
    ImGui::SetCurrentContext(context_);
    ImGui::Render();
    glViewport(0, 0, static_cast<int>(size_.width), static_cast<int>(size_.height));
    glDisable(GL_SCISSOR_TEST);
    const auto part = [](std::uint8_t channel) { return static_cast<float>(channel) / 255; };
    glClearColor(part(ground.red), part(ground.green), part(ground.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

} // namespace liaison::ui
