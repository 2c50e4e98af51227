// Somebody who needs a person: they are on the way; and the keeper, who has come.
#include "ui/button.hpp"
#include "ui/overlay.hpp"
#include "ui/paint.hpp"
#include "view/help_strip.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_words(Screen& screen, Rect area, const domain::KeeperCall& call) {
    const ui::Metrics& m = screen.metrics();
    const auto line = [&](std::string_view text, const ui::TextStyle& style) {
        if (text.empty()) return;
        area.split_top(screen.canvas.text(area, text, style).height, m.grid(1.5F));
    };
    const domain::Keeper& keeper = screen.around.configuration.keeper;
    line(screen.words(Word::keeper_called_title), {.role = ui::TextRole::heading, .weight = ui::Weight::bold});
    line(screen.words(Word::keeper_called_text), {});
    line(keeper.name.in(screen.language()), {.weight = ui::Weight::bold, .most_lines = 1});
    if (!keeper.phone.empty())
        line(screen.words(Word::keeper_called_phone, {{"phone", keeper.phone}}),
             {.weight = ui::Weight::bold, .color = screen.theme().accent_text, .most_lines = 2});
    line(screen.words(Word::keeper_called_since, {{"time", screen.clock_time(call.called_at)}}),
         {.role = ui::TextRole::small, .color = screen.theme().ink_soft, .most_lines = 1});
}

} // namespace

void draw_keeper_called(Screen& screen, const domain::KeeperCall& call) {
    const ui::Metrics& m = screen.metrics();
    Rect inside =
        ui::overlay(screen.canvas, std::min(m.width * 0.86F, m.text_body * 34),
                    std::min(m.height * 0.8F, m.target * 2.3F + m.text_heading * 2 +
                                                  m.text_body * (m.portrait() ? 11 : 8) + m.grid(14)));
    const auto choices = ui::rows(inside.split_bottom(m.target * 2.3F + m.gap, m.grid(3)), 2, m.gap);
    const Rect sign = inside.split_left(m.text_title * 2, m.grid(4));
    screen.canvas.icon({sign.x, sign.y, sign.width, m.text_title * 2}, ui::Icon::bell,
                       screen.theme().accent_text, m.text_title * 1.7F);
    draw_words(screen, inside, call);
    if (ui::button(screen.canvas, "close_keeper_notice", choices[0],
                   {.label = screen.words(Word::keeper_called_close),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::CloseKeeperNotice{};
    Rect quiet = choices[1];
    if (screen.visit) { // who cannot read this may have it read
        const Rect speaker = quiet.split_right(quiet.width * 0.34F, m.gap);
        draw_speak_tool(screen, speaker);
    }
    if (ui::button(screen.canvas, "keeper_came", quiet,
                   {.label = screen.words(Word::keeper_called_came),
                    .icon = ui::Icon::account_check,
                    .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::KeeperCame{};
}

} // namespace liaison::view
