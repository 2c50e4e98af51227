// A deputy who comes on duty: that is me.
#include "ui/button.hpp"
#include "ui/scroll_list.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_desk_choose_deputy(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_title), desk);
    screen.canvas.text(area.split_top(m.text_heading * 1.5F, m.grid(2)), screen.words(Word::desk_who),
                       {.role = ui::TextRole::heading, .most_lines = 1});
    std::vector<const domain::Deputy*> able;
    for (const domain::Deputy& deputy : screen.around.configuration.deputies)
        if (!deputy.pin_hash.empty()) able.push_back(&deputy);
    const std::size_t columns = m.portrait() ? 1 : 2;
    const std::size_t rows = (able.size() + columns - 1) / columns;
    ui::scroll_list(screen.canvas, "deputies", area, rows, m.target * 2.2F, m.gap,
                    [&](std::size_t row, const Rect& line) {
                        const auto cells = ui::columns(line, static_cast<int>(columns), m.gap);
                        for (std::size_t i = 0; i < columns && row * columns + i < able.size(); ++i) {
                            const domain::Deputy& deputy = *able[row * columns + i];
                            if (ui::card_button(screen.canvas, "deputy:" + deputy.id, cells[i],
                                                {.title = deputy.name.in(screen.language()),
                                                 .subtitle = deputy.seat.in(screen.language()),
                                                 .icon = ui::Icon::account}))
                                screen.touched = flow::ChooseDeputy{deputy.id};
                        }
                    });
}

} // namespace liaison::view
