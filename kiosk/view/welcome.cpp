// Somebody comes in: are they open, is the deputy there, how do I begin?
#include "ui/paint.hpp"
#include "ui/portrait.hpp"
#include "ui/text_stack.hpp"
#include "view/screens.hpp"
#include "view/start.hpp"
#include "view/station_news.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_deputy(Screen& screen, Rect row, const domain::OnDuty& on_duty) {
    const ui::Metrics& m = screen.metrics();
    const std::string name = screen.deputy_name(on_duty.deputy_id);
    const float face = std::min(row.height, row.width * 0.24F);
    const Rect picture = row.split_left(face, m.grid(3));
    ui::portrait(screen.canvas, {picture.x, picture.y, face, picture.height}, name,
                 screen.picture_of(on_duty.deputy_id));
    const domain::Deputy* deputy = screen.around.configuration.find_deputy(on_duty.deputy_id);
    const std::string state = screen.words(Word::welcome_until, {{"time", screen.clock_time(on_duty.until)}}) +
                              "  ·  " + waiting_words(screen, on_duty.deputy_id);
    ui::text_stack(
        screen.canvas, row,
        {{name, {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, m.grid(0.5F)},
         {deputy ? deputy->seat.in(screen.language()) : "", {.color = screen.theme().ink_soft}, m.grid(0.5F)},
         {state, {.weight = ui::Weight::bold}}},
        ui::VerticalAlign::middle);
}

// Who receives, or when somebody does.
void draw_on_duty_now(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    const auto present = on_duty_now(screen);
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(4), m.grid(3));
    screen.canvas.text(area.split_top(m.text_body * 1.6F, m.grid(1.5F)), screen.words(Word::welcome_on_duty),
                       {.weight = ui::Weight::bold, .color = screen.theme().accent_text, .most_lines = 1});
    if (present.empty()) {
        const Rect sign = area.split_left(m.text_title * 1.6F, m.grid(3));
        screen.canvas.icon(sign, ui::Icon::clock, screen.theme().accent_text, m.text_title * 1.4F);
        screen.canvas.text(area, nobody_words(screen),
                           {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
        return;
    }
    const std::size_t room =
        std::max<std::size_t>(1, static_cast<std::size_t>(area.height / (m.text_heading * 3.2F)));
    const std::size_t shown = std::min({present.size(), room, std::size_t{3}});
    const auto rows = ui::rows(area, static_cast<int>(shown), m.grid(2));
    for (std::size_t i = 0; i < shown; ++i) {
        const float height = std::min(rows[i].height, m.text_heading * 5);
        draw_deputy(screen, rows[i].centered(rows[i].width, height), present[i]);
    }
}

void draw_notice(Screen& screen, Rect area) {
    const auto& notices = screen.around.configuration.notices;
    const ui::Metrics& m = screen.metrics();
    const std::size_t shown = idle_turn(screen.now.wall) % notices.size();
    Rect dots = area.split_bottom(m.grid(2));
    draw_notice_picture(screen, area, notices[shown]);
    const Rect sign = area.split_left(m.text_heading, m.grid(2));
    screen.canvas.icon({sign.x, sign.y, sign.width, m.text_heading * 1.4F}, ui::Icon::bell,
                       screen.theme().accent_text, m.text_heading);
    screen.canvas.text(area, notices[shown].text.in(screen.language()), {.role = ui::TextRole::body});
    if (notices.size() > 1) draw_dots(screen, dots, notices.size(), shown);
}

} // namespace

void draw_welcome(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    Rect read = draw_start(screen, {}, visit.card_on_reader).read;
    if (!screen.around.configuration.notices.empty() && keeper_line(screen).empty())
        draw_notice(screen, read.split_bottom(std::min(read.height * 0.3F, m.text_body * 5), m.grid(4)));
    draw_on_duty_now(screen, read);
}

} // namespace liaison::view
