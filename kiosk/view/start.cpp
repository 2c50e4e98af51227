#include "view/start.hpp"

#include "ui/button.hpp"
#include "ui/language_card.hpp"
#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "view/help_strip.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_title(Screen& screen, Rect head) {
    const ui::Metrics& m = screen.metrics();
    const auto now = screen.local(screen.now.wall);
    Rect clock = head.split_right(std::min(m.text_small * 17, head.width * 0.42F), m.grid(4));
    screen.canvas.text(
        clock.split_top(m.text_title * 1.35F), domain::format_minute(now.minute),
        {.role = ui::TextRole::title, .weight = ui::Weight::bold, .align = ui::Align::right, .most_lines = 1});
    screen.canvas.text(clock, screen.words.long_date(now.day),
                       {.role = ui::TextRole::small,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::right,
                        .most_lines = 2});
    draw_keeper_corner(screen, head);
    const Rect used =
        screen.canvas.text(head, screen.words(Word::welcome_title, {{"station", screen.station_name()}}),
                           {.role = ui::TextRole::title,
                            .weight = ui::Weight::bold,
                            .vertical = ui::VerticalAlign::middle,
                            .most_lines = 2});
    ui::gold_rule(screen.canvas, {used.x, head.bottom()}, m.grid(10));
}

// Beside the languages, and as large: the card or the code alone begins as well.
void draw_card_hint(Screen& screen, Rect area, bool card_was_left) {
    const ui::Metrics& m = screen.metrics();
    const std::string_view words = screen.words(card_was_left ? Word::take_card : Word::welcome_card_hint);
    const float icon_px = std::min(area.height * 0.3F, m.grid(7));
    const float left = area.height - icon_px - m.grid(1);
    if (screen.canvas.measure_text(words, {}, area.width).height <= left) {
        const Rect signs = area.split_top(icon_px, m.grid(1)).centered(icon_px * 3, icon_px);
        for (const auto& [icon, x] : {std::pair{ui::Icon::identity_card, signs.x},
                                      std::pair{ui::Icon::qr_code, signs.right() - icon_px}})
            screen.canvas.icon({x, signs.y, icon_px, icon_px}, icon, screen.theme().accent_text, icon_px);
    }
    screen.canvas.text(area, words,
                       {.weight = card_was_left ? ui::Weight::bold : ui::Weight::regular,
                        .color = card_was_left ? screen.theme().accent_text : screen.theme().ink,
                        .align = ui::Align::center,
                        .vertical = ui::VerticalAlign::middle});
}

void draw_ballot_entry(Screen& screen, const Rect& area, const domain::Activity& rated) {
    const std::string label =
        screen.words(Word::ballot_entry, {{"deputy", screen.deputy_name(rated.rating->deputy_id)}});
    if (ui::button(screen.canvas, "open_ballot", area,
                   {.label = label, .icon = ui::Icon::star, .style = ui::ButtonStyle::primary}))
        screen.touched = flow::OpenBallot{};
}

void draw_language_cards(Screen& screen, Rect area, bool card_was_left) {
    const ui::Metrics& m = screen.metrics();
    screen.canvas.text(area.split_top(m.text_heading * 1.5F, m.grid(2)), screen.words(Word::welcome_start),
                       {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .most_lines = 1});
    const auto& languages = screen.around.configuration.languages;
    const int columns = languages.size() > 2 ? 2 : 1;
    const int rows = static_cast<int>(languages.size()) / columns + 1;
    auto cells = ui::grid(area, columns, rows, m.gap);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const std::string& code = languages[i];
        const language::Words own(code);
        if (ui::language_card(screen.canvas, "language:" + code, cells[i], own(Word::language_name),
                              ui::text_language(code)))
            screen.touched = flow::ChooseLanguage{code};
    }
    // While a report is rated, that is what most have come for.
    if (const domain::Activity* rated = domain::open_rating(screen.around.day.activities);
        rated && !card_was_left)
        draw_ballot_entry(screen, cells.back(), *rated);
    else
        draw_card_hint(screen, cells.back().inset(m.grid(2), 0), card_was_left);
}

void draw_desk_entry(Screen& screen, Rect area) {
    if (ui::button(screen.canvas, "open_desk", area,
                   {.label = screen.words(Word::desk_entry),
                    .icon = ui::Icon::lock,
                    .style = ui::ButtonStyle::quiet,
                    .role = ui::TextRole::small}))
        screen.touched = flow::OpenDesk{};
}

void draw_keeper_line(Screen& screen, Rect area) {
    const std::string news = keeper_line(screen);
    if (news.empty()) return;
    const ui::Metrics& m = screen.metrics();
    screen.canvas.icon(area.split_left(m.text_small * 1.3F, m.grid(1)), ui::Icon::wrench,
                       screen.theme().ink_soft, m.text_small * 1.2F);
    screen.canvas.text(
        area, news,
        {.role = ui::TextRole::small, .color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::middle});
}

// Tools and the desk's door. In portrait they have a row each.
void draw_foot(Screen& screen, Rect& area) {
    const ui::Metrics& m = screen.metrics();
    const float desk_width = std::max(m.target * 2.4F, area.width * 0.16F);
    if (m.portrait()) {
        draw_tools(screen, area.split_bottom(m.target, m.gap));
        Rect row = area.split_bottom(m.target, m.grid(3));
        draw_desk_entry(screen, row.split_right(std::max(desk_width, row.width * 0.3F), m.grid(3)));
        return;
    }
    Rect row = area.split_bottom(m.target, m.grid(3));
    draw_desk_entry(screen, row.split_right(desk_width, m.grid(4)));
    draw_tools(screen, row);
}

} // namespace

StartAreas draw_start(Screen& screen, ui::Point shift, bool card_was_left) {
    const ui::Metrics& m = screen.metrics();
    draw_lowered_top(screen);
    Rect area = m.content().moved(shift.x, shift.y);
    draw_title(screen, area.split_top(m.text_title * 2.3F, m.grid(4)));
    draw_foot(screen, area);
    auto [read, touch] = split_for_reach(screen, area, 0.55F);
    draw_language_cards(screen, touch, card_was_left);
    if (!keeper_line(screen).empty())
        draw_keeper_line(screen,
                         read.split_bottom(std::min(m.text_small * 5.2F, read.height * 0.36F), m.grid(2)));
    return {read};
}

} // namespace liaison::view
