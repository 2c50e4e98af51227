// A citizen without a card who knows the number: groups of digits, and a mistake is named.
#include "ui/button.hpp"
#include "ui/keypad.hpp"
#include "view/number_entry.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_type_number(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::number_title))});
    auto [read, touch] = split_for_reach(screen, area, 0.54F);
    Rect submit = touch.split_bottom(m.target, m.gap);
    // What acts lies low: standing, there is room for it only beside the other one.
    const Rect other = m.portrait() ? submit.split_left((submit.width - m.gap) * 0.55F, m.gap)
                                    : read.split_bottom(m.target, m.gap);
    if (ui::button(screen.canvas, "type_document", other,
                   {.label = screen.words(Word::number_document), .icon = ui::Icon::document}))
        screen.touched = flow::TypeDocument{};
    draw_number_entry(screen, read, visit.typed_number, visit.typing_error, Word::number_hint);
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch, true));
    if (ui::button(screen.canvas, "submit_number", submit,
                   {.label = screen.words(Word::number_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !visit.typed_number.empty()}))
        screen.touched = flow::SubmitNumber{};
}

} // namespace liaison::view
