// A deputy who proves who they are.
#include "ui/button.hpp"
#include "ui/keypad.hpp"
#include "ui/portrait.hpp"
#include "ui/text_field.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_desk_pin(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_desk_frame(screen, screen.words(Word::desk_title), desk);
    auto [read, touch] = split_for_reach(screen, area, 0.5F);
    const bool checking = desk.phase == flow::DeskPhase::checking_pin;
    const Rect who = read.split_top(std::min(read.height * 0.45F, m.text_title * 4), m.grid(2));
    ui::portrait(screen.canvas, who.centered(who.height, who.height), screen.deputy_name(desk.deputy_id),
                 screen.picture_of(desk.deputy_id));
    screen.canvas.text(read.split_top(m.text_heading * 1.6F, m.grid(2)), screen.deputy_name(desk.deputy_id),
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .align = ui::Align::center,
                        .most_lines = 1});
    std::string dots;
    for (std::size_t i = 0; i < desk.pin.size(); ++i)
        dots += "●";
    const Rect field = read.split_top(m.target * 1.2F, m.grid(2));
    const bool wrong =
        desk.notice == flow::DeskNotice::pin_wrong || desk.notice == flow::DeskNotice::pin_locked;
    ui::text_field(screen.canvas, "pin", field,
                   {.text = dots, .placeholder = screen.words(Word::desk_pin), .wrong = wrong});
    const Word words = checking                                      ? Word::desk_pin_checking
                       : desk.notice == flow::DeskNotice::pin_locked ? Word::desk_pin_locked
                       : wrong                                       ? Word::desk_pin_wrong
                                                                     : Word::desk_pin;
    screen.canvas.text(read, screen.words(words),
                       {.weight = wrong ? ui::Weight::bold : ui::Weight::regular,
                        .color = wrong ? screen.theme().accent_text : screen.theme().ink_soft,
                        .align = ui::Align::center});

    Rect act = touch.split_bottom(m.target * 1.2F, m.gap);
    const Rect back = act.split_left(act.width * 0.35F, m.gap);
    if (ui::button(screen.canvas, "back", back,
                   {.label = screen.words(Word::back),
                    .icon = ui::Icon::arrow_left,
                    .style = ui::ButtonStyle::quiet,
                    .enabled = !checking}))
        screen.touched = flow::GoBack{};
    if (ui::button(screen.canvas, "submit_pin", act,
                   {.label = screen.words(Word::desk_pin_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !checking && !desk.pin.empty()}))
        screen.touched = flow::SubmitPin{};
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch));
}

} // namespace liaison::view
