#include "ui/renderer.hpp"

#include <algorithm>
#include <utility>

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

Rect Renderer::finish(Color ground, bool onto_last) {
    ImGui::SetCurrentContext(context_);
    ImGui::Render();
    ImDrawData& data = *ImGui::GetDrawData();
    auto triangles = drawn_triangles(data);
    const bool comparable = onto_last && ground.packed() == drawn_ground_ && size_.width == drawn_size_.width &&
                            size_.height == drawn_size_.height;
    const Rect changed =
        comparable ? difference(drawn_, triangles, size_) : Rect{0, 0, size_.width, size_.height};
    drawn_ = std::move(triangles);
    drawn_size_ = size_;
    drawn_ground_ = ground.packed();
    if (changed.width <= 0) return {};
    draw_within(changed, ground, data);
    return changed;
}

void Renderer::draw_within(const Rect& part, Color ground, ImDrawData& data) const {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        for (ImDrawCmd& command : data.CmdLists[i]->CmdBuffer) {
            ImVec4& clip = command.ClipRect;
            clip = ImVec4(std::max(clip.x, part.x), std::max(clip.y, part.y), std::min(clip.z, part.right()),
                          std::min(clip.w, part.bottom()));
        }
    }
    glViewport(0, 0, static_cast<int>(size_.width), static_cast<int>(size_.height));
    glEnable(GL_SCISSOR_TEST);
    glScissor(static_cast<int>(part.x), static_cast<int>(size_.height - part.bottom()),
              static_cast<int>(part.width), static_cast<int>(part.height));
    const auto share = [](std::uint8_t channel) { return static_cast<float>(channel) / 255; };
    glClearColor(share(ground.red), share(ground.green), share(ground.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

} // namespace liaison::ui
