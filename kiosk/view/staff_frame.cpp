#include "view/staff_frame.hpp"

#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/help_strip.hpp"

namespace liaison::view {

using ui::Rect;

ui::Rect draw_staff_head(Screen& screen, const StaffHead& parts) {
    const ui::Metrics& m = screen.metrics();
    Rect area = m.content();
    Rect head = area.split_top(m.target, m.grid(2));
    if (parts.way_out_id) {
        const Rect out = head.split_right(std::max(m.target * 2.6F, head.width * 0.14F), m.gap);
        if (ui::button(screen.canvas, parts.way_out_id, out,
                       {.label = screen.words(parts.way_out),
                        .icon = parts.way_out_icon,
                        .style = ui::ButtonStyle::quiet}))
            screen.touched = parts.way_out_touch;
    }
    if (parts.keeper_tool)
        draw_keeper_tool(screen, head.split_right(std::max(m.target * 2.6F, m.text_small * 8), m.gap));
    screen.canvas.text(head.split_right(m.text_body * 4, m.gap), screen.clock_time(screen.now.wall),
                       {.weight = ui::Weight::bold,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    screen.canvas.text(head.split_right(head.width * parts.whose_share, m.gap), parts.whose,
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 3});
    screen.canvas.text(head, parts.title,
                       {.role = ui::TextRole::title,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    ui::gold_rule(screen.canvas, {area.x, area.y - m.grid(1)}, m.grid(8));
    area.split_top(m.grid(1));
    return area;
}

ui::Rect draw_desk_frame(Screen& screen, std::string_view title, const flow::DutyDesk& desk) {
    StaffHead head{.title = title,
                   .whose = screen.station_name(),
                   .keeper_tool = true,
                   .way_out_id = "home",
                   .way_out = Word::home,
                   .way_out_icon = ui::Icon::home,
                   .way_out_touch = flow::GoHome{}};
    if (flow::may_touch(desk.phase, flow::Touch{flow::SignOut{}})) {
        head.whose = screen.deputy_name(desk.deputy_id);
        head.way_out_id = "sign_out";
        head.way_out = Word::desk_sign_out;
        head.way_out_icon = ui::Icon::logout;
        head.way_out_touch = flow::SignOut{};
    }
    if (desk.has_own_glass && desk.phase == flow::DeskPhase::choose_deputy) head.way_out_id = nullptr;
    return draw_staff_head(screen, head);
}

} // namespace liaison::view
