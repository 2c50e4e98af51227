#include "view/keeper_frame.hpp"

#include "ui/button.hpp"
#include "ui/paint.hpp"

namespace liaison::view {

using ui::Rect;

ui::Rect draw_keeper_frame(Screen& screen, std::string_view title, KeeperLeave leave) {
    struct Way {
        const char* id;
        Word words;
        ui::Icon icon;
        flow::Touch touch;
    };
    const Way way = leave == KeeperLeave::home ? Way{"home", Word::home, ui::Icon::home, flow::GoHome{}}
                    : leave == KeeperLeave::lock
                        ? Way{"sign_out", Word::staff_lock, ui::Icon::lock, flow::SignOut{}}
                        : Way{"back", Word::back, ui::Icon::arrow_left, flow::GoBack{}};
    const ui::Metrics& m = screen.metrics();
    Rect area = m.content();
    Rect head = area.split_top(m.target, m.grid(2));
    const Rect out = head.split_right(std::max(m.target * 2.6F, head.width * 0.14F), m.gap);
    if (ui::button(screen.canvas, way.id, out,
                   {.label = screen.words(way.words), .icon = way.icon, .style = ui::ButtonStyle::quiet}))
        screen.touched = way.touch;
    screen.canvas.text(head.split_right(m.text_body * 4, m.gap), screen.clock_time(screen.now.wall),
                       {.weight = ui::Weight::bold,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    screen.canvas.text(head.split_right(head.width * 0.5F, m.gap), screen.station_name(),
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 3});
    screen.canvas.text(head, title,
                       {.role = ui::TextRole::title,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    ui::gold_rule(screen.canvas, {area.x, area.y - m.grid(1)}, m.grid(8));
    area.split_top(m.grid(1));
    return area;
}

} // namespace liaison::view
