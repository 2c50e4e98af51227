#include "ui/canvas.hpp"

#include <cmath>
#include <utility>

#include "imgui.h"

namespace liaison::ui {
namespace {

constexpr std::size_t recorded_bytes = 60;
// A finger that rolls this far means to scroll, not to press.
constexpr float drag_threshold_mm = 3;

float role_size(const Metrics& metrics, TextRole role) {
    switch (role) {
    case TextRole::display: return metrics.text_display;
    case TextRole::title: return metrics.text_title;
    case TextRole::heading: return metrics.text_heading;
    case TextRole::body: return metrics.text_body;
    case TextRole::small: return metrics.text_small;
    }
    return metrics.text_body;
}

float start(float from, float room, float used, VerticalAlign align) {
    switch (align) {
    case VerticalAlign::top: return from;
    case VerticalAlign::middle: return from + (room - used) / 2;
    case VerticalAlign::bottom: return from + room - used;
    }
    return from;
}

float start(float from, float room, float used, Align align) {
    switch (align) {
    case Align::left: return from;
    case Align::center: return from + (room - used) / 2;
    case Align::right: return from + room - used;
    }
    return from;
}

} // namespace

void Canvas::begin(Frame frame, const CanvasSettings& settings) {
    previous_ = std::exchange(report_, {});
    frame_ = std::move(frame);
    settings_ = settings;
    metrics_ = measure({frame_.size.width, frame_.size.height, frame_.px_per_mm, settings.elder,
                        settings.lowered, settings.audience});
    engine_->begin_frame();
    clips_.clear();
    scroller_.clear();
    const InputState& now = frame_.input;
    if (now.pressed && now.position) {
        // The finger aimed at what the last frame showed.
        press_origin_ = *now.position;
        const Target* target = previous_.at(*now.position);
        active_ = target != nullptr ? target->id : "";
        active_scroller_ = target != nullptr ? target->scroller : "";
    } else if (!now.touching && !now.released) {
        active_.clear();
        active_scroller_.clear();
    }
    forget_press_if_covered();
}

// A dialog came up while the finger was down: its release must not act on what is now hidden.
void Canvas::forget_press_if_covered() {
    const Target* target = active_.empty() ? nullptr : previous_.find(active_);
    if (target == nullptr || target->covered) active_.clear();
}

void Canvas::end() {
    if (frame_.input.released || !frame_.input.touching) {
        active_.clear();
        active_scroller_.clear();
    }
}

Touch Canvas::touch(std::string_view id, const Rect& rect, TargetKind kind, bool enabled) {
    Rect visible = rect;
    for (const Rect& clip : clips_)
        visible = visible.intersect(clip);
    if (visible.empty()) return {};
    if (report_.find(id) != nullptr) report_.duplicate_ids.emplace_back(id);
    const bool cut = visible.height < rect.height - 0.5F || visible.width < rect.width - 0.5F;
    report_.targets.push_back({std::string(id), visible, enabled, false, kind, scroller_, cut});
    const InputState& now = frame_.input;
    if (!enabled || active_ != id || !now.position || !visible.contains(*now.position)) return {};
    return {now.touching, now.released};
}

bool Canvas::write(std::string_view id, const Rect& rect) {
    touch(id, rect, TargetKind::area);
    return active_ == id && frame_.input.position.has_value();
}

void Canvas::cover() {
    for (Target& target : report_.targets)
        target.covered = true;
}

TextRequest Canvas::request(std::string_view text, const TextStyle& style) const {
    return {text,
            style.language.value_or(settings_.language),
            style.weight,
            std::max(role_size(metrics_, style.role) * style.scale, metrics_.text_floor),
            0,
            style.most_lines,
            style.balance};
}

Rect Canvas::text(const Rect& box, std::string_view text, const TextStyle& style) {
    if (text.empty()) return {box.x, box.y, 0, 0};
    const TextEngine::Layout layout =
        engine_->fit(request(text, style), {box.width, box.height}, metrics_.text_floor);
    const float top = start(box.y, box.height, layout->height, style.vertical);
    const Rect used{start(box.x, box.width, layout->width, style.align), top, layout->width, layout->height};
    engine_->draw(list(), *layout, {box.x, top, box.width, layout->height}, style.align,
                  style.color.value_or(theme().ink));
    report_.texts.push_back({std::string(text.substr(0, recorded_bytes)), box, used, layout->size_px,
                             layout->shrunk, layout->truncated, layout->word_broken, !scroller_.empty(),
                             layout->missing, style.color.value_or(theme().ink), report_.fills.size()});
    return used;
}

Size Canvas::measure_text(std::string_view text, const TextStyle& style, float width) const {
    TextRequest asked = request(text, style);
    asked.width = width;
    const TextEngine::Layout layout = engine_->set(asked);
    return {layout->width, layout->height};
}

CaretMap Canvas::carets(std::string_view text, const TextStyle& style, float width) const {
    TextRequest asked = request(text, style);
    asked.width = width;
    return engine_->carets(asked);
}

Size Canvas::fitted_size(std::string_view text, const TextStyle& style, Size room) const {
    const TextEngine::Layout layout = engine_->fit(request(text, style), room, metrics_.text_floor);
    return {layout->width, layout->height};
}

void Canvas::icon(const Rect& box, Icon icon, Color color, float size_px) const {
    if (icon == Icon::none) return;
    const TextEngine::Layout layout =
        engine_->set({to_utf8(icon), TextLanguage::english, Weight::regular, size_px});
    const Rect place = box.centered(layout->width, layout->height);
    engine_->draw(list(), *layout, place, Align::left, color);
}

void Canvas::push_clip(const Rect& rect) {
    clips_.push_back(clips_.empty() ? rect : rect.intersect(clips_.back()));
    const Rect& clip = clips_.back();
    list().PushClipRect(ImVec2(clip.x, clip.y), ImVec2(clip.right(), clip.bottom()), true);
}

void Canvas::pop_clip() {
    if (clips_.empty()) return;
    clips_.pop_back();
    list().PopClipRect();
}

float Canvas::begin_scroll(std::string_view id, const Rect& view, float content_length, ScrollAxis axis) {
    scroller_ = id;
    touch(id, view, TargetKind::area);
    Scroll& scroll = scrolls_[scroller_];
    const float most = std::max(0.0F, content_length - (axis == ScrollAxis::down ? view.height : view.width));
    drag_scroll(scroll, scroller_, view, most, axis);
    scroll.offset = std::clamp(scroll.offset, 0.0F, most);
    push_clip(view);
    return std::round(scroll.offset);
}

void Canvas::drag_scroll(Scroll& scroll, const std::string& id, const Rect& view, float most, ScrollAxis axis) {
    const InputState& now = frame_.input;
    if (now.pressed && view.contains(press_origin_) && active_scroller_ == id && most > 0) {
        scroll.grabbed = true;
        scroll.grabbed_offset = scroll.offset;
    }
    if (scroll.grabbed && now.position) {
        const float moved =
            axis == ScrollAxis::down ? press_origin_.y - now.position->y : press_origin_.x - now.position->x;
        if (std::abs(moved) > drag_threshold_mm * metrics_.px_per_mm) scroll.dragging = true;
        if (scroll.dragging) {
            scroll.offset = scroll.grabbed_offset + moved;
            active_.clear();
        }
    }
    if (!now.touching) scroll.grabbed = scroll.dragging = false;
}

void Canvas::end_scroll() {
    pop_clip();
    scroller_.clear();
}

void Canvas::reset_scroll(std::string_view id) {
    const auto found = scrolls_.find(id);
    if (found != scrolls_.end()) scrolls_.erase(found);
}

} // namespace liaison::ui
