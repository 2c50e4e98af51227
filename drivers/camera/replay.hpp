// A recording in place of a camera: the files of a folder as frames, in the order of their names, round and
// round.
#pragma once

#include <string>
#include <vector>

#include "drivers/camera/frame_source.hpp"

namespace drivers {

// Ten frames a second. .jpg files are taken as MJPEG frames, .pgm (P5) as GREY, NAME-WIDTHxHEIGHT.yuyv as raw
// YUYV; others are passed over. The folder is read anew each round, and a folder that is taken away is a camera
// that is pulled out.
class Replay final : public FrameSource {
public:
    explicit Replay(std::string folder) : folder_(std::move(folder)) {}
    Replay(const Replay&) = delete;
    Replay& operator=(const Replay&) = delete;
    ~Replay() override { Replay::close(); }

    tl::expected<void, std::string> open() override;
    void close() override;
    int descriptor() const override { return timer_; }
    tl::expected<std::optional<CameraFrame>, std::string> newest(Instant now) override;
    bool is_there() const override;

private:
    std::string folder_;
    int timer_ = -1;
    std::vector<std::string> files_;
    std::size_t next_ = 0;
};

// A recorded file as a frame; nothing where it is none.
std::optional<CameraFrame> recorded_frame(std::string_view file_name, std::vector<std::uint8_t> content);

} // namespace drivers
