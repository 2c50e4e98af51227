// A camera: on only while somebody is asked for a code, or photographs a sheet.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "drivers/camera/camera_use.hpp"
#include "drivers/camera/frame_reader.hpp"
#include "drivers/camera/frame_source.hpp"
#include "drivers/device.hpp"
#include "drivers/event.hpp"
#include "drivers/state_reporter.hpp"

namespace drivers {

// Frames are taken on the loop's thread and read on one of its own, which always takes the newest: while a
// frame is being read, the one that waits is replaced by each that comes. No frame outlives its reading, and
// none is written anywhere. Codes are told as CodeScanned.
class Camera final : public Device {
public:
    // The sinks are called on the reading thread, states on the loop's.
    Camera(std::unique_ptr<FrameSource> source, FrameReaderSettings settings, const EventSink& sink,
           FrameReader::OnPreview on_preview);
    Camera(const Camera&) = delete;
    Camera& operator=(const Camera&) = delete;
    ~Camera() override;

    // On the loop's thread.
    void use(CameraUse use, Instant now);

    void open(Instant now) override;
    void close() override;
    int descriptor() const override { return source_->descriptor(); }
    bool wants_write() const override { return false; }
    void on_readable(Instant now) override;
    void on_writable(Instant) override {}
    void on_time(Instant now) override;
    Instant next_deadline() const override { return deadline_; }
    bool is_ready() const override { return reporter_.state() == DeviceState::ready; }

private:
    void read_frames();
    void put(CameraFrame frame);

    std::unique_ptr<FrameSource> source_;
    StateReporter reporter_;
    FrameReader reader_; // of the reading thread
    CameraUse use_ = CameraUse::off;
    Instant deadline_ = never;

    std::mutex mutex_;
    std::condition_variable frame_came_;
    std::optional<CameraFrame> waiting_;
    bool forget_ = false;
    CameraUse reading_for_ = CameraUse::off; // as the reading thread sees it
    bool ending_ = false;
    std::thread thread_; // last: it uses all the others
};

} // namespace drivers
