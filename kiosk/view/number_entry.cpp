#include "view/number_entry.hpp"

#include "ui/text_field.hpp"

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
Mark mark_of(const std::optional<domain::IdNumberError>& error) {
    if (!error) return {};
    constexpr Mark birth{7, 15}, check{19, 20};
    switch (*error) {
    case domain::IdNumberError::impossible_birth_date: return birth;
    case domain::IdNumberError::wrong_check_character: return check;
    case domain::IdNumberError::wrong_length:
    case domain::IdNumberError::first_generation:
    case domain::IdNumberError::wrong_character: return {}; // of all of it; no key types a wrong character
    }
    return {};
}

std::string error_words(const Screen& screen, domain::IdNumberError error, std::size_t length) {
    using enum domain::IdNumberError;
    switch (error) {
    case wrong_length: return screen.words(Word::number_wrong_length, {{"count", std::to_string(length)}});
    case first_generation: return std::string(screen.words(Word::number_first_generation));
    case wrong_character: return std::string(screen.words(Word::number_wrong_character));
    case impossible_birth_date: return std::string(screen.words(Word::number_wrong_birth));
    case wrong_check_character: return std::string(screen.words(Word::number_wrong_check));
    }
    return "";
}

} // namespace

void draw_number_entry(Screen& screen, Rect area, const std::string& typed,
                       const std::optional<domain::IdNumberError>& error, Word hint) {
    const ui::Metrics& m = screen.metrics();
    const Mark mark = mark_of(error);
    const std::string number = grouped(typed);
    ui::text_field(
        screen.canvas, "number", area.split_top(m.target * 1.3F, m.grid(2)),
        {.text = number, .wrong = error.has_value(), .marked_from = mark.from, .marked_to = mark.to});
    if (!error) {
        screen.canvas.text(area, screen.words(hint), {.color = screen.theme().ink_soft});
        return;
    }
    const Rect sign = area.split_left(m.text_heading, m.grid(2));
    screen.canvas.icon({sign.x, sign.y, sign.width, m.text_heading * 1.3F}, ui::Icon::alert,
                       screen.theme().accent_text, m.text_heading);
    screen.canvas.text(area, error_words(screen, *error, typed.size()),
                       {.weight = ui::Weight::bold, .color = screen.theme().accent_text});
}

} // namespace liaison::view
