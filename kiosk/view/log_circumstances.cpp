// How the reception was held: in which language, with whom, and whether it stays between deputy and county.
#include <array>

#include "ui/chip.hpp"
#include "ui/scroll_list.hpp"
#include "view/desk_log.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void touch(Screen& screen, flow::LogEdit edit) {
    screen.touched = flow::EditLog{std::move(edit)};
}

void draw_spoken(Screen& screen, Rect area, const domain::ReceptionLog& log) {
    const ui::Metrics& m = screen.metrics();
    draw_log_heading(screen, area, Word::desk_spoken);
    const auto tables = language::word_tables();
    const auto cells = ui::grid(area, 3, 2, m.gap);
    for (std::size_t i = 0; i < tables.size() && i + 1 < cells.size(); ++i) {
        const std::string code(tables[i].code);
        if (ui::chip(screen.canvas, "spoken:" + code, cells[i], language_name(code), log.language == code))
            touch(screen, flow::SetSpoken{code});
    }
    if (ui::chip(screen.canvas, "interpreter", cells.back(), screen.words(Word::desk_interpreter),
                 log.interpreter))
        touch(screen, flow::FlipInterpreter{});
}

void draw_present(Screen& screen, Rect area, const domain::ReceptionLog& log) {
    using enum domain::Present;
    draw_log_heading(screen, area, Word::desk_present);
    constexpr std::array all{family, fellow_villager, other_deputy, keeper, official};
    const auto cells = ui::grid(area, 3, 2, screen.metrics().gap);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (ui::chip(screen.canvas, std::string("present:") + domain::to_string(all.at(i)), cells[i],
                     screen.words(present_word(all.at(i))), log.present.contains(all.at(i))))
            touch(screen, flow::FlipPresent{all.at(i)});
}

} // namespace

void draw_circumstances(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const domain::ReceptionLog& log = desk.draft.log;
    const float block = log_heading_height(screen) + 2 * m.target + m.gap;
    const float hint = m.text_small * 3.2F;
    const float all = 2 * block + m.grid(8) + sheets_height(screen, desk) + m.target + m.grid(1) + hint;
    ui::scroll_area(screen.canvas, "circumstances", area, all, [&](Rect content) {
        draw_spoken(screen, content.split_top(block, m.grid(2)), log);
        draw_present(screen, content.split_top(block, m.grid(3)), log);
        draw_sheets(screen, content.split_top(sheets_height(screen, desk), m.grid(3)), desk);
        if (ui::chip(screen.canvas, "confidential", content.split_top(m.target, m.grid(1)),
                     screen.words(Word::desk_confidential), log.confidential))
            touch(screen, flow::FlipConfidential{});
        content.height = hint;
        screen.canvas.text(content, screen.words(Word::desk_confidential_hint),
                           {.role = ui::TextRole::small, .color = screen.theme().ink_soft});
    });
}

} // namespace liaison::view
