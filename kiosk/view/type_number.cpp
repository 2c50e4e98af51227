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

// Where in the grouped number the mistake is, in bytes.
struct Mark {
    std::size_t from = 0, to = 0;
};
Mark mark_of(const flow::CitizenVisit& visit) {
    if (!visit.typing_error) return {};
    constexpr Mark birth{7, 15}, check{19, 20};
    switch (*visit.typing_error) {
    case domain::IdNumberError::impossible_birth_date: return birth;
    case domain::IdNumberError::wrong_check_character: return check;
    case domain::IdNumberError::wrong_length:
    case domain::IdNumberError::first_generation:
    case domain::IdNumberError::wrong_character: return {}; // of all of it; no key types a wrong character
    }
    return {};
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
    const std::string number = grouped(visit.typed_number);
    const Mark mark = mark_of(visit);
    ui::text_field(screen.canvas, "number", field,
                   {.text = number,
                    .wrong = visit.typing_error.has_value(),
                    .marked_from = mark.from,
                    .marked_to = mark.to});
    Rect submit = touch.split_bottom(m.target, m.gap);
    // What acts lies low: standing, there is room for it only beside the other one.
    const Rect other = m.portrait() ? submit.split_left((submit.width - m.gap) * 0.55F, m.gap)
                                    : read.split_bottom(m.target, m.gap);
    if (ui::button(screen.canvas, "type_document", other,
                   {.label = screen.words(Word::number_document), .icon = ui::Icon::document}))
        screen.touched = flow::TypeDocument{};
    if (visit.typing_error) {
        const Rect sign = read.split_left(m.text_heading, m.grid(2));
        screen.canvas.icon({sign.x, sign.y, sign.width, m.text_heading * 1.3F}, ui::Icon::alert,
                           screen.theme().accent_text, m.text_heading);
        screen.canvas.text(read, error_words(screen, visit),
                           {.weight = ui::Weight::bold, .color = screen.theme().accent_text});
    } else {
        screen.canvas.text(read, screen.words(Word::number_hint), {.color = screen.theme().ink_soft});
    }
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch, true));
    if (ui::button(screen.canvas, "submit_number", submit,
                   {.label = screen.words(Word::number_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !visit.typed_number.empty()}))
        screen.touched = flow::SubmitNumber{};
}

} // namespace liaison::view
