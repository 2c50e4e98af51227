// A camera of the kernel's V4L2 (code-scanner.md 5).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "drivers/camera/frame_source.hpp"

namespace drivers {

// Takes 1280x720, or what the camera has nearest to it, as GREY, YUYV or MJPEG, in the kernel's own buffers.
class V4l2Camera final : public FrameSource {
public:
    // A path, or "udev:KEY=VALUE".
    explicit V4l2Camera(std::string name) : name_(std::move(name)) {}
    V4l2Camera(const V4l2Camera&) = delete;
    V4l2Camera& operator=(const V4l2Camera&) = delete;
    ~V4l2Camera() override { V4l2Camera::close(); }

    tl::expected<void, std::string> open() override;
    void close() override;
    int descriptor() const override { return descriptor_; }
    tl::expected<std::optional<CameraFrame>, std::string> newest(Instant now) override;
    bool is_there() const override;

private:
    tl::expected<void, std::string> start();
    bool is_camera() const;
    bool choose_format();
    bool map_buffers();

    std::string name_;
    int descriptor_ = -1;
    FrameShape shape_;
    std::vector<std::span<std::uint8_t>> buffers_; // the kernel's memory
};

// The path of the camera whose entry in udev's database has this line, "KEY=VALUE"; empty where there is none.
std::string camera_by_property(const std::string& property, const std::string& devices = "/dev",
                               const std::string& database = "/run/udev/data");

} // namespace drivers
