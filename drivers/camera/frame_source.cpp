#include "drivers/camera/frame_source.hpp"

#include <stdexcept>

#include "drivers/camera/replay.hpp"
#include "drivers/camera/v4l2_camera.hpp"

namespace drivers {

std::unique_ptr<FrameSource> make_frame_source(std::string_view address) {
    constexpr std::string_view camera = "v4l2:";
    constexpr std::string_view replay = "replay:";
    if (address.empty() || address == "none") return nullptr;
    if (address.starts_with(camera))
        return std::make_unique<V4l2Camera>(std::string(address.substr(camera.size())));
    if (address.starts_with(replay))
        return std::make_unique<Replay>(std::string(address.substr(replay.size())));
    throw std::invalid_argument("camera address: v4l2: or replay: has to come first");
}

} // namespace drivers
