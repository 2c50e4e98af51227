// A deputy who has a sheet of paper on the table, a letter or a form, and wants it to lie with the log.
#include <algorithm>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr int cells_a_row = 3;

// The sheets, and the way to another one where there may be more.
int rows_of(const flow::DutyDesk& desk) {
    const std::size_t cells = std::min(desk.draft.log.sheets.size() + 1, domain::most_sheets);
    return (static_cast<int>(cells) + cells_a_row - 1) / cells_a_row;
}

// The sheet's number among those of the log; 0: it is none of them.
std::size_t number_of(const flow::DutyDesk& desk) {
    const auto& sheets = desk.draft.log.sheets;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (sheets[i].id == desk.sheet_id) return i + 1;
    return 0;
}

std::string title_of(const Screen& screen, const flow::DutyDesk& desk) {
    if (desk.sheet_id.empty()) return std::string(screen.words(Word::desk_sheet_take_title));
    return screen.words(Word::desk_sheet, {{"number", std::to_string(number_of(desk))}});
}

void draw_picture(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    if (screen.camera != nullptr) return ui::picture(screen.canvas, area, *screen.camera);
    screen.canvas.text(area,
                       screen.words(desk.sheet_id.empty() ? Word::desk_sheet_wait : Word::desk_sheet_gone),
                       {.role = ui::TextRole::heading,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::center,
                        .vertical = ui::VerticalAlign::middle});
}

struct Choice {
    const char* id;
    Word words;
    ui::Icon icon;
    ui::ButtonStyle style;
    bool enabled;
    flow::Touch touch;
};

void draw_choices(Screen& screen, Rect area, const std::vector<Choice>& choices) {
    const auto cells = ui::columns(area, static_cast<int>(choices.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < choices.size(); ++i)
        if (ui::button(screen.canvas, choices[i].id, cells[i],
                       {.label = screen.words(choices[i].words),
                        .icon = choices[i].icon,
                        .style = choices[i].style,
                        .enabled = choices[i].enabled}))
            screen.touched = choices[i].touch;
}

} // namespace

float sheets_height(const Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const auto rows = static_cast<float>(rows_of(desk));
    return log_heading_height(screen) + rows * m.target + (rows - 1) * m.gap;
}

void draw_sheets(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const auto& sheets = desk.draft.log.sheets;
    draw_log_heading(screen, area, Word::desk_sheets);
    const auto cells = ui::grid(area, cells_a_row, rows_of(desk), m.gap);
    for (std::size_t i = 0; i < sheets.size() && i < cells.size(); ++i)
        if (ui::chip(screen.canvas, "sheet:" + std::to_string(i), cells[i],
                     screen.words(Word::desk_sheet, {{"number", std::to_string(i + 1)}}), false))
            screen.touched = flow::ShowSheet{i};
    if (sheets.size() >= domain::most_sheets) return;
    const bool works = screen.around.camera == flow::DeviceHealth::working;
    if (works && ui::button(screen.canvas, "photograph", cells[sheets.size()],
                            {.label = screen.words(Word::desk_sheet_take), .icon = ui::Icon::camera}))
        screen.touched = flow::PhotographSheet{};
    if (!works && sheets.empty())
        screen.canvas.text(area, screen.words(Word::desk_sheet_no_camera),
                           {.role = ui::TextRole::small, .color = screen.theme().ink_soft, .most_lines = 3});
}

void draw_desk_sheet(Screen& screen, const flow::DutyDesk& desk) {
    using ui::ButtonStyle;
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, title_of(screen, desk), desk);
    const Rect foot = area.split_bottom(m.target * 1.2F, m.grid(2));
    const Choice back{"back", Word::back, ui::Icon::arrow_left, ButtonStyle::quiet, true, flow::GoBack{}};
    if (desk.sheet_id.empty()) {
        const Rect hint = area.split_top(m.text_body * 3.0F, m.grid(1));
        screen.canvas.text(hint,
                           screen.words(desk.notice == flow::DeskNotice::not_saved ? Word::desk_sheet_not_saved
                                                                                   : Word::desk_sheet_hint),
                           {.color = screen.theme().ink_soft, .most_lines = 2});
        draw_choices(screen, foot,
                     {back,
                      {"take_sheet", Word::desk_sheet_take, ui::Icon::camera, ButtonStyle::primary,
                       screen.camera != nullptr, flow::TakeSheet{}}});
    } else {
        const bool room = desk.draft.log.sheets.size() < domain::most_sheets &&
                          screen.around.camera == flow::DeviceHealth::working;
        draw_choices(
            screen, foot,
            {{"drop_sheet", Word::desk_sheet_drop, ui::Icon::bin, ButtonStyle::quiet, true, flow::DropSheet{}},
             {"another_sheet", Word::desk_sheet_another, ui::Icon::camera, ButtonStyle::secondary, room,
              flow::PhotographSheet{}},
             {"back", Word::desk_sheet_done, ui::Icon::check, ButtonStyle::primary, true, flow::GoBack{}}});
    }
    draw_picture(screen, area, desk);
}

} // namespace liaison::view
