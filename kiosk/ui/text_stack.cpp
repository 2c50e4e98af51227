#include "ui/text_stack.hpp"

namespace liaison::ui {
namespace {

constexpr int most_steps = 14;
constexpr float step_size = 0.045F;

struct Measured {
    std::vector<float> heights;
    float sum = 0;
};

TextStyle scaled(const StackLine& line, float scale) {
    TextStyle style = line.style;
    style.scale *= scale;
    return style;
}

Measured measure(const Canvas& canvas, const std::vector<StackLine>& lines, float width, float scale) {
    Measured measured;
    for (const StackLine& line : lines) {
        const float height =
            line.text.empty() ? 0 : canvas.measure_text(line.text, scaled(line, scale), width).height;
        measured.heights.push_back(height);
        measured.sum += height + (line.text.empty() || &line == &lines.back() ? 0 : line.gap * scale);
    }
    return measured;
}

} // namespace

std::vector<Rect> text_stack(Canvas& canvas, const Rect& box, const std::vector<StackLine>& lines,
                             VerticalAlign vertical) {
    float scale = 1;
    Measured measured = measure(canvas, lines, box.width, scale);
    for (int step = 1; step <= most_steps && measured.sum > box.height; ++step) {
        scale = 1 - step_size * static_cast<float>(step);
        measured = measure(canvas, lines, box.width, scale);
    }
    const float spare = std::max(0.0F, box.height - measured.sum);
    const float before = vertical == VerticalAlign::top      ? 0
                         : vertical == VerticalAlign::middle ? spare / 2
                                                             : spare;
    Rect left{box.x, box.y + before, box.width, box.height - before};
    std::vector<Rect> places;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float gap = lines[i].text.empty() ? 0 : lines[i].gap * scale;
        const Rect place = left.split_top(std::min(measured.heights[i], left.height), gap);
        canvas.text(place, lines[i].text, scaled(lines[i], scale));
        places.push_back(place);
    }
    return places;
}

} // namespace liaison::ui
