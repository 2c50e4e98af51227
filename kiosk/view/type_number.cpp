// A citizen without a card who knows the number: groups of digits, and a mistake is named.
#include "ui/button.hpp"
#include "ui/keypad.hpp"
#include "ui/text_field.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

// 999999 19560712 0019: as it is printed on the card.
std::string grouped(const std::string& number) {
    std::string text;
    for (std::size_t i = 0; i < number.size(); ++i) {
        if (i == 6 || i == 14) text += ' ';
        text += number[i];
    }
    return text;
}

std::string error_words(const Screen& screen, const flow::CitizenVisit& visit) {
    using enum domain::IdNumberError;
    switch (*visit.typing_error) {
    case wrong_length:
        return screen.words(Word::number_wrong_length, {{"count", std::to_string(visit.typed_number.size())}});
    case first_generation: return std::string(screen.words(Word::number_first_generation));
    case wrong_character: return std::string(screen.words(Word::number_wrong_character));
    case impossible_birth_date: return std::string(screen.words(Word::number_wrong_birth));
    case wrong_check_character: return std::string(screen.words(Word::number_wrong_check));
    }
    return "";
}

} // namespace

void draw_type_number(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::number_title))});
    auto [read, touch] = split_for_reach(screen, area, 0.54F);
    const Rect field = read.split_top(m.target * 1.3F, m.grid(2));
    ui::text_field(screen.canvas, "number", field,
                   {.text = grouped(visit.typed_number), .wrong = visit.typing_error.has_value()});
    if (visit.typing_error) {
        const Rect sign = read.split_left(m.text_heading, m.grid(2));
        screen.canvas.icon({sign.x, sign.y, sign.width, m.text_heading * 1.3F}, ui::Icon::alert,
                           screen.theme().accent_text, m.text_heading);
        screen.canvas.text(read, error_words(screen, visit),
                           {.weight = ui::Weight::bold, .color = screen.theme().accent_text});
    } else {
        screen.canvas.text(read, screen.words(Word::number_hint), {.color = screen.theme().ink_soft});
    }
    const Rect submit = touch.split_bottom(m.target, m.gap);
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch, true));
    if (ui::button(screen.canvas, "submit_number", submit,
                   {.label = screen.words(Word::number_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !visit.typed_number.empty()}))
        screen.touched = flow::SubmitNumber{};
}

} // namespace liaison::view
