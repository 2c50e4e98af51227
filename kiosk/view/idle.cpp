// Nobody is near. Whoever looks in from the door reads, from three metres: who receives, when is a time free,
// what is new? Nothing stands in the same place for hours, and a picture is drawn twice a minute.
#include <array>
#include <cmath>

#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "ui/portrait.hpp"
#include "ui/text_stack.hpp"
#include "view/screens.hpp"
#include "view/start.hpp"
#include "view/station_news.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr std::size_t most_deputies = 4; // pages of those on duty

struct Page {
    std::optional<domain::OnDuty> on_duty;
    const domain::Notice* notice = nullptr; // neither: nobody is on duty
};

std::vector<Page> pages_of(const Screen& screen) {
    std::vector<Page> pages;
    for (const domain::OnDuty& present : on_duty_now(screen))
        if (pages.size() < most_deputies) pages.push_back({present});
    if (pages.empty()) pages.push_back({});
    for (const domain::Notice& notice : screen.around.configuration.notices)
        pages.push_back({std::nullopt, &notice});
    return pages;
}

// Against burning in: some pixels away from where it was.
ui::Point shift_of(std::size_t turn, float unit) {
    static constexpr std::array<ui::Point, 8> places{
        {{-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}}};
    const ui::Point place = places[turn % places.size()];
    return {std::round(place.x * unit), std::round(place.y * unit)};
}

void draw_far(Screen& screen, Rect& area, std::string_view text, const ui::TextStyle& style, float gap) {
    if (!text.empty()) area.split_top(screen.canvas.text(area, text, style).height, gap);
}

void draw_on_duty_page(Screen& screen, Rect area, const domain::OnDuty& on_duty) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const std::string name = screen.deputy_name(on_duty.deputy_id);
    const domain::Deputy* deputy = screen.around.configuration.find_deputy(on_duty.deputy_id);
    screen.canvas.text(
        area.split_top(m.text_heading * 1.6F, m.grid(2)), screen.words(Word::welcome_on_duty),
        {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .color = t.accent_text, .most_lines = 1});
    const float face =
        std::min(area.height * (m.portrait() ? 1.0F : 0.52F), area.width * (m.portrait() ? 0.3F : 0.4F));
    Rect who = m.portrait() ? area : area.split_top(face, m.grid(3));
    const Rect picture = who.split_left(face, m.grid(4));
    ui::portrait(screen.canvas, {picture.x, picture.y, face, face}, name, screen.picture_of(on_duty.deputy_id));
    const std::string seat = deputy ? deputy->seat.in(screen.language()) : "";
    const ui::StackLine name_line{
        name,
        {.role = ui::TextRole::title, .weight = ui::Weight::bold, .scale = m.portrait() ? 1.15F : 1.4F},
        m.grid(1)};
    const ui::StackLine seat_line{seat, {.role = ui::TextRole::heading, .color = t.ink_soft}, m.grid(2)};
    std::vector<ui::StackLine> facts;
    if (m.portrait()) facts = {name_line, seat_line};
    facts.push_back({screen.words(Word::welcome_until, {{"time", screen.clock_time(on_duty.until)}}) + "  ·  " +
                         waiting_words(screen, on_duty.deputy_id),
                     {.role = ui::TextRole::heading, .weight = ui::Weight::bold},
                     m.grid(1.5F)});
    if (const auto slot = next_free_slot(screen, on_duty.deputy_id))
        facts.push_back({next_free_words(screen, *slot), {.role = ui::TextRole::heading}});
    if (!m.portrait()) ui::text_stack(screen.canvas, who, {name_line, seat_line}, ui::VerticalAlign::middle);
    ui::text_stack(screen.canvas, m.portrait() ? who : area, facts, ui::VerticalAlign::middle);
}

// Nobody receives now: then at least when somebody can be booked.
void draw_nobody_page(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    draw_far(screen, area, nobody_words(screen), {.role = ui::TextRole::title, .weight = ui::Weight::bold},
             m.grid(4));
    for (const domain::Deputy& deputy : screen.around.configuration.deputies) {
        if (area.height < m.text_heading * 3) break;
        const auto slot = next_free_slot(screen, deputy.id);
        if (!slot) continue;
        Rect row = area.split_top(m.text_heading * 2.8F, m.grid(2));
        ui::portrait(screen.canvas, row.split_left(row.height, m.grid(3)), screen.deputy_name(deputy.id),
                     screen.picture_of(deputy.id));
        ui::text_stack(
            screen.canvas, row,
            {{screen.deputy_name(deputy.id), {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, 0},
             {next_free_words(screen, *slot), {.role = ui::TextRole::heading, .scale = 0.85F}}},
            ui::VerticalAlign::middle);
    }
}

void draw_notice_page(Screen& screen, Rect area, const domain::Notice& notice) {
    const ui::Metrics& m = screen.metrics();
    Rect head = area.split_top(m.text_heading * 1.6F, m.grid(3));
    screen.canvas.icon(head.split_left(m.text_heading * 1.2F, m.grid(2)), ui::Icon::bell,
                       screen.theme().accent_text, m.text_heading * 1.1F);
    screen.canvas.text(head, screen.words(Word::notices),
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .color = screen.theme().accent_text,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    draw_notice_picture(screen, area, notice);
    screen.canvas.text(area, notice.text.in(screen.language()),
                       {.role = ui::TextRole::title, .vertical = ui::VerticalAlign::middle});
}

// Read and made small before its page comes.
void expect_picture(Screen& screen, const Page& page) {
    if (screen.pictures && page.notice && page.notice->picture)
        screen.pictures->expect({PictureUse::notice, *page.notice->picture});
}

} // namespace

void draw_idle(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const std::size_t turn = idle_turn(screen.now.wall);
    const auto pages = pages_of(screen);
    const std::size_t shown = turn % pages.size();
    Rect area = draw_start(screen, shift_of(turn / idle_turns_a_place, m.unit), visit.card_on_reader).read;
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(5), m.grid(3));
    if (pages.size() > 1) draw_dots(screen, area.split_bottom(m.grid(2), m.grid(2)), pages.size(), shown);
    expect_picture(screen, pages[(shown + 1) % pages.size()]);
    const Page& page = pages[shown];
    if (page.on_duty)
        draw_on_duty_page(screen, area, *page.on_duty);
    else if (page.notice)
        draw_notice_page(screen, area, *page.notice);
    else
        draw_nobody_page(screen, area);
}

} // namespace liaison::view
