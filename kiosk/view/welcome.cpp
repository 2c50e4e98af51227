// Somebody comes in: are they open, is the deputy there, how do I begin?
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "ui/portrait.hpp"
#include "view/help_strip.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

std::string waiting_words(const Screen& screen, const std::string& deputy_id) {
    const int count = domain::waiting_for(screen.around.day.tickets, deputy_id);
    if (count == 0) return std::string(screen.words(Word::welcome_no_waiting));
    return screen.words(Word::welcome_waiting, {{"count", std::to_string(count)}});
}

void draw_deputy(Screen& screen, Rect row, const domain::OnDuty& on_duty) {
    const ui::Metrics& m = screen.metrics();
    const std::string name = screen.deputy_name(on_duty.deputy_id);
    ui::portrait(screen.canvas, row.split_left(row.height, m.grid(3)), name);
    Rect state = row.split_right(row.width * 0.36F, m.grid(2));
    const auto facts = ui::rows(state, 2, 0);
    screen.canvas.text(facts[0],
                       screen.words(Word::welcome_until, {{"time", screen.clock_time(on_duty.until)}}),
                       {.align = ui::Align::right, .vertical = ui::VerticalAlign::bottom, .most_lines = 1});
    screen.canvas.text(facts[1], waiting_words(screen, on_duty.deputy_id),
                       {.color = screen.theme().ink_soft, .align = ui::Align::right, .most_lines = 1});
    const auto lines = ui::rows(row, 2, 0);
    const domain::Deputy* deputy = screen.around.configuration.find_deputy(on_duty.deputy_id);
    screen.canvas.text(lines[0], name,
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::bottom,
                        .most_lines = 1});
    screen.canvas.text(lines[1], deputy ? deputy->seat.in(screen.language()) : "",
                       {.color = screen.theme().ink_soft, .most_lines = 1});
}

// Who receives, or when somebody does.
void draw_on_duty_now(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    const auto& configuration = screen.around.configuration;
    const auto present = domain::on_duty(configuration.roster, configuration.opening_hours,
                                         configuration.time_zone, screen.now.wall);
    const bool open = domain::is_open(configuration.opening_hours, configuration.time_zone, screen.now.wall);
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(4));
    Rect head = area.split_top(m.text_body * 1.6F, m.grid(2));
    screen.canvas.text(head, screen.words(Word::welcome_on_duty),
                       {.weight = ui::Weight::bold, .color = screen.theme().accent_text, .most_lines = 1});
    if (present.empty()) {
        screen.canvas.text(area, screen.words(open ? Word::welcome_nobody : Word::welcome_closed),
                           {.role = ui::TextRole::heading});
        return;
    }
    const float row_height =
        std::min(m.text_heading * 3.2F, area.height / static_cast<float>(present.size()) - m.grid(2));
    for (const domain::OnDuty& deputy : present) {
        if (area.height < row_height) break;
        draw_deputy(screen, area.split_top(row_height, m.grid(2)), deputy);
    }
}

void draw_notice(Screen& screen, Rect area) {
    const auto& notices = screen.around.configuration.notices;
    if (notices.empty()) return;
    const ui::Metrics& m = screen.metrics();
    const auto turn = static_cast<std::size_t>(screen.now.monotonic.since_start / notice_stays);
    const std::size_t shown = turn % notices.size();
    Rect dots = area.split_bottom(m.grid(3));
    screen.canvas.text(area.split_top(m.text_body * 1.5F), screen.words(Word::notices),
                       {.weight = ui::Weight::bold, .color = screen.theme().ink_soft, .most_lines = 1});
    screen.canvas.text(area, notices[shown].in(screen.language()), {.role = ui::TextRole::heading});
    for (std::size_t i = 0; i < notices.size(); ++i)
        ui::fill_circle(
            screen.canvas, {dots.x + m.grid(1) + static_cast<float>(i) * m.grid(3), dots.center().y},
            i == shown ? m.grid(0.8F) : m.grid(0.5F), i == shown ? screen.theme().gold : screen.theme().line);
}

void draw_start(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    screen.canvas.text(area.split_top(m.text_heading * 1.5F, m.grid(2)), screen.words(Word::welcome_start),
                       {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .most_lines = 1});
    Rect hint = area.split_bottom(m.text_body * 4.2F);
    const auto& languages = screen.around.configuration.languages;
    const auto count = static_cast<int>(languages.size());
    const float height =
        std::min(m.target * 2, (area.height - m.gap * static_cast<float>(count)) / static_cast<float>(count));
    for (const std::string& code : languages) {
        const language::Words own(code);
        const Rect button = area.split_top(height, m.gap);
        if (ui::card_button(screen.canvas, "language:" + code, button,
                            {.title = own(Word::language_name), .accented = true}))
            screen.touched = flow::ChooseLanguage{code};
    }
    const Rect sign = hint.split_left(m.text_heading * 1.4F, m.grid(2));
    screen.canvas.icon(sign, ui::Icon::identity_card, screen.theme().accent_text, m.text_heading);
    screen.canvas.text(hint, screen.words(Word::welcome_card_hint), {.vertical = ui::VerticalAlign::middle});
}

void draw_welcome_foot(Screen& screen, Rect foot) {
    const ui::Metrics& m = screen.metrics();
    if (!m.portrait()) draw_tools(screen, foot.split_left(foot.width * 0.5F, m.grid(4)));
    const Rect desk = foot.split_right(std::max(m.target * 2.6F, foot.width * 0.16F), m.gap);
    if (ui::button(screen.canvas, "open_desk", desk,
                   {.label = screen.words(Word::desk_entry),
                    .icon = ui::Icon::lock,
                    .style = ui::ButtonStyle::quiet,
                    .role = ui::TextRole::small}))
        screen.touched = flow::OpenDesk{};
    const std::string news = keeper_line(screen);
    if (news.empty()) return;
    screen.canvas.icon(foot.split_left(m.text_body, m.grid(1)), ui::Icon::wrench, screen.theme().ink_soft,
                       m.text_body);
    screen.canvas.text(foot, news,
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 2});
}

} // namespace

void draw_welcome(Screen& screen, const flow::CitizenVisit&) {
    const ui::Metrics& m = screen.metrics();
    draw_lowered_top(screen);
    if (m.top <= 0) ui::woven_band(screen.canvas, {0, 0, m.width, m.grid(3)});
    Rect area = m.content();
    const auto now = screen.local(screen.now.wall);
    Rect head = area.split_top(m.text_title * 2.4F, m.grid(3));
    Rect clock = head.split_right(m.text_title * 5, m.grid(4));
    screen.canvas.text(
        clock.split_top(m.text_title * 1.3F), domain::format_minute(now.minute),
        {.role = ui::TextRole::title, .weight = ui::Weight::bold, .align = ui::Align::right, .most_lines = 1});
    screen.canvas.text(clock, screen.words.long_date(now.day),
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::right,
                        .most_lines = 1});
    draw_keeper_corner(screen, head);
    screen.canvas.text(head, screen.words(Word::welcome_title, {{"station", screen.station_name()}}),
                       {.role = ui::TextRole::title, .weight = ui::Weight::bold, .most_lines = 2});
    if (m.portrait()) draw_tools(screen, area.split_bottom(m.target, m.gap));
    draw_welcome_foot(screen, area.split_bottom(m.target, m.grid(2)));
    auto [read, touch] = split_for_reach(screen, area, 0.58F);
    const Rect duty = read.split_top(read.height * 0.58F, m.grid(4));
    draw_on_duty_now(screen, duty);
    draw_notice(screen, read);
    draw_start(screen, touch);
}

} // namespace liaison::view
