// Anybody, for the moment until it is on disk.
#include <algorithm>

#include "view/help_strip.hpp"
#include "view/screens.hpp"

namespace liaison::view {

void draw_saving(Screen& screen) {
    const ui::Metrics& m = screen.metrics();
    ui::Rect area = m.content();
    ui::Rect foot = area.split_bottom(m.target, m.grid(2));
    if (screen.visit)
        draw_tools(screen, foot); // only those that this moment allows
    else
        draw_keeper_tool(screen, foot.split_right(std::max(m.target * 2.6F, m.text_small * 8)));
    const ui::Rect sign{area.x, area.center().y - m.text_title * 2, area.width, m.text_title * 2};
    screen.canvas.icon(sign, ui::Icon::sync, screen.theme().accent_text, m.text_title * 1.5F);
    screen.canvas.text({area.x, sign.bottom() + m.grid(2), area.width, m.text_title * 1.6F},
                       screen.words(Word::saving),
                       {.role = ui::TextRole::heading, .align = ui::Align::center, .most_lines = 1});
}

} // namespace liaison::view
