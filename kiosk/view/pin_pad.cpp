#include "view/pin_pad.hpp"

#include "ui/button.hpp"
#include "ui/keypad.hpp"
#include "ui/text_field.hpp"

namespace liaison::view {

using ui::Rect;

void draw_pin_pad(Screen& screen, Rect read, Rect touch, const PinPad& pad) {
    const ui::Metrics& m = screen.metrics();
    std::string dots;
    for (std::size_t i = 0; i < pad.typed; ++i)
        dots += "●";
    const Rect field = read.split_top(m.target * 1.2F, m.grid(2));
    ui::text_field(screen.canvas, "pin", field,
                   {.text = dots, .placeholder = screen.words(Word::desk_pin), .wrong = pad.wrong});
    screen.canvas.text(read, pad.words,
                       {.weight = pad.wrong ? ui::Weight::bold : ui::Weight::regular,
                        .color = pad.wrong ? screen.theme().accent_text : screen.theme().ink_soft,
                        .align = ui::Align::center});

    Rect act = touch.split_bottom(m.target * 1.2F, m.gap);
    const Rect back = act.split_left(act.width * 0.35F, m.gap);
    if (ui::button(screen.canvas, "back", back,
                   {.label = screen.words(Word::back),
                    .icon = ui::Icon::arrow_left,
                    .style = ui::ButtonStyle::quiet,
                    .enabled = !pad.checking}))
        screen.touched = flow::GoBack{};
    if (ui::button(screen.canvas, "submit_pin", act,
                   {.label = screen.words(Word::desk_pin_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !pad.checking && pad.typed > 0}))
        screen.touched = flow::SubmitPin{};
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch));
}

} // namespace liaison::view
