// The one place that knows how Dear ImGui names a texture of OpenGL.
#pragma once

#include <bit>
#include <cstdint>

#include "imgui.h"

namespace liaison::ui {

inline ImTextureID texture_id(std::uint32_t texture) {
    return std::bit_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
}

} // namespace liaison::ui
