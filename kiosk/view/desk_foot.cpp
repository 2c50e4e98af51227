#include "view/desk_foot.hpp"

#include "ui/button.hpp"

namespace liaison::view {

ui::Rect draw_desk_back(Screen& screen, ui::Rect& area) {
    const ui::Metrics& m = screen.metrics();
    ui::Rect foot = area.split_bottom(m.target * 1.2F, std::max(m.gap, m.grid(2)));
    if (ui::button(
            screen.canvas, "back", foot.split_left(std::max(foot.width * 0.18F, m.target * 2.2F), m.gap),
            {.label = screen.words(Word::back), .icon = ui::Icon::arrow_left, .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoBack{};
    return foot;
}

} // namespace liaison::view
