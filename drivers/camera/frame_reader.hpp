// What is made of a camera's frames: codes that count, and small pictures for the screen.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "drivers/bytes.hpp"
#include "drivers/camera/camera_frame.hpp"
#include "drivers/camera/camera_use.hpp"

namespace drivers {

struct FrameReaderSettings {
    // A code of ours carries a signature: it counts when it is read once. Any other has to be read twice within
    // a second.
    std::vector<std::string> our_prefixes{};
    // The same code seen again within this time of its last sight is the same scan.
    Span repeat_time{2000};
    Span preview_pause{100}; // between two pictures for the screen
    Span paper_pause{250};   // the same for whole ones
    int preview_width = 320; // pixels, at most
};

// One frame at a time, each by another kind of try. Keeps no frame, and of codes only the last.
class FrameReader {
public:
    using OnCode = std::function<void(std::string)>;
    // For codes small and mirrored, for paper whole.
    using OnPreview = std::function<void(GreyPicture, CameraUse)>;

    FrameReader(FrameReaderSettings settings, OnCode on_code, OnPreview on_preview);

    // False where the frame was none.
    bool take(const CameraFrame& frame, CameraUse use);
    // Forgets what was seen, for the next person.
    void forget();

private:
    void see(const std::string& code, Instant now);
    bool is_time_to_show(CameraUse use, Instant now);

    FrameReaderSettings settings_;
    OnCode on_code_;
    OnPreview on_preview_;
    unsigned turn_ = 0;
    std::string last_seen_, last_told_;
    Instant seen_at_ = Instant::min(), told_at_ = Instant::min();
    Instant shown_at_ = Instant::min();
};

// Reduced to at most this width, left and right exchanged.
GreyPicture mirrored_preview(const GreyView& picture, int width);

} // namespace drivers
