// Where frames come from: a camera, or a recording in its place.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "drivers/camera/camera_frame.hpp"

namespace drivers {

// Never blocks. It may vanish at any call and be opened again.
class FrameSource {
public:
    virtual ~FrameSource() = default;

    // The error is for the keeper. A camera that was opened is filming: its light is on.
    virtual tl::expected<void, std::string> open() = 0;
    virtual void close() = 0;
    // Readable when a frame has come; -1 while closed.
    virtual int descriptor() const = 0;
    // The newest frame that has come, older ones are dropped; nothing where none has. An error: it is gone.
    virtual tl::expected<std::optional<CameraFrame>, std::string> newest(Instant now) = 0;
    // Whether the device is there, without switching it on.
    virtual bool is_there() const = 0;
};

// Addresses: "v4l2:/dev/v4l/by-id/...", "v4l2:udev:KEY=VALUE" (the first camera of which udev says so),
// "replay:FOLDER". Nothing for "" and "none"; throws std::invalid_argument for anything else.
std::unique_ptr<FrameSource> make_frame_source(std::string_view address);

} // namespace drivers
