// One frame of one screen: where widgets draw, ask for touches and write down what they showed.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "ui/frame_report.hpp"
#include "ui/icons.hpp"
#include "ui/metrics.hpp"
#include "ui/renderer.hpp"
#include "ui/text_engine.hpp"
#include "ui/text_style.hpp"
#include "ui/theme.hpp"

namespace liaison::ui {

struct CanvasSettings {
    const Theme* theme = &light_theme();
    TextLanguage language = TextLanguage::chinese;
    bool elder = false;
    bool lowered = false; // see Metrics::top
    Audience audience = Audience::citizen;
    bool record_fills = false; // for proofs of contrast
};

// What a finger does with one target in this frame.
struct Touch {
    bool held = false;    // down since it was on this target, and still on it
    bool clicked = false; // lifted on it: true in exactly one frame
};

enum class ScrollAxis : std::uint8_t { down, across };

// Lives as long as the window; begin() and end() enclose a frame. Between frames it remembers only where a
// finger came down and how far lists are scrolled.
class Canvas {
public:
    explicit Canvas(TextEngine& engine) : engine_(&engine) {}

    void begin(Frame frame, const CanvasSettings& settings);
    void end();

    ImDrawList& list() const { return *frame_.list; }
    const Metrics& metrics() const { return metrics_; }
    const Theme& theme() const { return *settings_.theme; }
    const CanvasSettings& settings() const { return settings_; }
    const InputState& input() const { return frame_.input; }
    TextEngine& engine() const { return *engine_; }
    // Of the frame being drawn, and after end() of the frame just drawn.
    const FrameReport& report() const { return report_; }

    // What was filled, for the report; the drawing is done by who calls.
    void note_fill(const Rect& rect, Color color) const {
        if (settings_.record_fills) report_.fills.push_back({rect, color});
    }

    // Registers a target and tells what the finger does there. Ids are unique on a screen: "welcome.start".
    Touch touch(std::string_view id, const Rect& rect, TargetKind kind = TargetKind::finger,
                bool enabled = true);
    // A target that follows the finger: true from the press inside it to the release, wherever that is.
    bool write(std::string_view id, const Rect& rect);
    // Nothing drawn before this can be touched any more: call before a dialog.
    void cover();

    // Wraps, shrinks to the floor, at last ends in an ellipsis. Returns the part of `box` that is used.
    Rect text(const Rect& box, std::string_view text, const TextStyle& style = {});
    // px that the text would take in a box of this width; width 0 sets it in one line.
    Size measure_text(std::string_view text, const TextStyle& style, float width = 0) const;
    // Where carets stand in the text set in this width, from its top left corner.
    CaretMap carets(std::string_view text, const TextStyle& style, float width) const;
    // px that text() will use of this room, shrunk if need be.
    Size fitted_size(std::string_view text, const TextStyle& style, Size room) const;
    // In the middle of the box.
    void icon(const Rect& box, Icon icon, Color color, float size_px) const;

    // What is drawn until the matching pop stays inside.
    void push_clip(const Rect& rect);
    void pop_clip();

    // A list that moves under the finger, up and down or to the sides. Returns how far it is scrolled, px.
    // Pairs with end_scroll().
    float begin_scroll(std::string_view id, const Rect& view, float content_length,
                       ScrollAxis axis = ScrollAxis::down);
    void end_scroll();
    // For a list whose content is new.
    void reset_scroll(std::string_view id);

private:
    struct Scroll {
        float offset = 0;
        float grabbed_offset = 0;
        bool grabbed = false;
        bool dragging = false;
    };
    TextRequest request(std::string_view text, const TextStyle& style) const;
    void drag_scroll(Scroll& scroll, const std::string& id, const Rect& view, float most, ScrollAxis axis);
    void forget_press_if_covered();

    TextEngine* engine_;
    CanvasSettings settings_;
    Metrics metrics_;
    Frame frame_;
    mutable FrameReport report_; // drawing is const, and what it drew is told here
    FrameReport previous_;
    std::string active_;          // the target that the finger came down on
    std::string active_scroller_; // the list it belongs to
    Point press_origin_;
    std::map<std::string, Scroll, std::less<>> scrolls_;
    std::string scroller_; // between begin_scroll and end_scroll
    std::vector<Rect> clips_;
};

} // namespace liaison::ui
