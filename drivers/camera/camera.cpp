#include "drivers/camera/camera.hpp"

#include <string>
#include <utility>

namespace drivers {
namespace {

// A camera that is on and sends nothing for so long is ill (code-scanner.md 5).
constexpr Span longest_silence{3000};

} // namespace

Camera::Camera(std::unique_ptr<FrameSource> source, FrameReaderSettings settings, const EventSink& sink,
               FrameReader::OnPreview on_preview)
    : source_(std::move(source)), reporter_(DeviceKind::camera, sink),
      reader_(
          std::move(settings), [sink](std::string code) { sink(CodeScanned{std::move(code)}); },
          std::move(on_preview)),
      thread_([this] { read_frames(); }) {}

Camera::~Camera() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    frame_came_.notify_one();
    thread_.join();
}

void Camera::use(CameraUse use, Instant now) {
    if (use == use_) return;
    const bool was_off = use_ == CameraUse::off;
    use_ = use;
    {
        const std::lock_guard lock(mutex_);
        reading_for_ = use;
        waiting_.reset(); // taken for something else
        forget_ = true;
    }
    if (use == CameraUse::off)
        close();
    else if (was_off)
        open(now);
}

void Camera::open(Instant now) {
    // Its light would frighten people who are not asked for a code.
    if (use_ == CameraUse::off) {
        if (source_->is_there())
            reporter_.report(DeviceState::ready);
        else
            reporter_.report(DeviceState::absent, "not there");
        return;
    }
    if (const auto opened = source_->open(); !opened)
        return reporter_.report(DeviceState::absent, opened.error());
    deadline_ = now + longest_silence;
    reporter_.report(DeviceState::ready);
}

void Camera::close() {
    source_->close();
    deadline_ = never;
    {
        const std::lock_guard lock(mutex_);
        waiting_.reset();
        forget_ = true;
    }
    frame_came_.notify_one();
}

void Camera::on_readable(Instant now) {
    auto frame = source_->newest(now);
    if (!frame) {
        close();
        return reporter_.report(DeviceState::absent, frame.error());
    }
    if (!*frame) return;
    deadline_ = now + longest_silence;
    put(std::move(**frame));
}

void Camera::on_time(Instant now) {
    if (now < deadline_) return;
    close();
    reporter_.report(DeviceState::ill, "on, but sends no pictures");
}

void Camera::put(CameraFrame frame) {
    {
        const std::lock_guard lock(mutex_);
        waiting_ = std::move(frame);
    }
    frame_came_.notify_one();
}

void Camera::read_frames() {
    for (;;) {
        std::optional<CameraFrame> frame;
        CameraUse use = CameraUse::off;
        {
            std::unique_lock lock(mutex_);
            frame_came_.wait(lock, [this] { return ending_ || waiting_ || forget_; });
            if (ending_) return;
            if (std::exchange(forget_, false)) reader_.forget();
            frame = std::exchange(waiting_, std::nullopt);
            use = reading_for_;
        }
        if (frame) reader_.take(*frame, use);
    }
}

} // namespace drivers
