#include "drivers/camera/frame_reader.hpp"

#include <algorithm>
#include <utility>

#include "drivers/code_picture/picture_decoder.hpp"
#include "drivers/code_picture/picture_filters.hpp"

namespace drivers {
namespace {

constexpr Span twice_within{1000};

bool is_recent(Instant then, Instant now, Span span) {
    return then != Instant::min() && now - then <= span;
}

} // namespace

GreyPicture mirrored_preview(const GreyView& picture, int width) {
    GreyPicture small = shrunk(picture, std::max(1, (picture.width + width - 1) / width));
    for (int y = 0; y < small.height; ++y) {
        const auto row = small.pixels.begin() + static_cast<std::ptrdiff_t>(y) * small.width;
        std::reverse(row, row + small.width);
    }
    return small;
}

FrameReader::FrameReader(FrameReaderSettings settings, OnCode on_code, OnPreview on_preview)
    : settings_(std::move(settings)), on_code_(std::move(on_code)), on_preview_(std::move(on_preview)) {}

bool FrameReader::take(const CameraFrame& frame, CameraUse use) {
    auto picture = grey_picture(frame.shape, frame.bytes);
    if (!picture) return false;
    const bool shown = is_time_to_show(use, frame.taken);
    if (use == CameraUse::paper) {
        if (shown) on_preview_(std::move(*picture), use);
        return true;
    }
    if (shown) on_preview_(mirrored_preview(picture->view(), settings_.preview_width), use);
    for (const auto& code : decode_frame(picture->view(), turn_++))
        see(code.bytes, frame.taken);
    return true;
}

void FrameReader::see(const std::string& code, Instant now) {
    const bool ours = std::any_of(settings_.our_prefixes.begin(), settings_.our_prefixes.end(),
                                  [&code](const std::string& prefix) { return code.starts_with(prefix); });
    const bool again = code == last_seen_ && is_recent(seen_at_, now, twice_within);
    const bool told = code == last_told_ && is_recent(told_at_, now, settings_.repeat_time);
    last_seen_ = code;
    seen_at_ = now;
    if (told) told_at_ = now;
    if (told || !(ours || again)) return;
    last_told_ = code;
    told_at_ = now;
    on_code_(code);
}

bool FrameReader::is_time_to_show(CameraUse use, Instant now) {
    const Span pause = use == CameraUse::paper ? settings_.paper_pause : settings_.preview_pause;
    if (!on_preview_ || (shown_at_ != Instant::min() && now - shown_at_ < pause)) return false;
    shown_at_ = now;
    return true;
}

void FrameReader::forget() {
    wipe(last_seen_);
    wipe(last_told_);
    shown_at_ = Instant::min();
}

} // namespace drivers
