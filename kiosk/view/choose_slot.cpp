// A citizen who would rather come at a time: which day, which hour?
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "view/deputy_card.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr std::size_t most_choices = 5; // of days and matters together; later days come as these fill up

// How many kinds of matter there are to choose from; one alone is no choice.
std::size_t matters_shown(const Screen& screen) {
    const std::size_t count = screen.around.configuration.slots.matters.size();
    return count < 2 ? 0 : count;
}

void draw_days(Screen& screen, Rect area, const flow::CitizenVisit& visit,
               const std::vector<domain::Day>& days) {
    const ui::Metrics& m = screen.metrics();
    const domain::Day today = screen.local(screen.now.wall).day;
    const auto cells = days.size() > 3 && m.portrait()
                           ? ui::grid(area, 3, 2, m.gap)
                           : ui::columns(area, std::max(3, static_cast<int>(days.size())), m.gap);
    for (std::size_t i = 0; i < days.size(); ++i)
        if (ui::chip(screen.canvas, "day:" + std::to_string(i), cells[i],
                     screen.words.relative_date(days[i], today), visit.day == days[i]))
            screen.touched = flow::ChooseDay{days[i]};
}

void draw_matters(Screen& screen, Rect area, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const auto& matters = screen.around.configuration.slots.matters;
    screen.canvas.text(area.split_top(m.text_body * 1.5F, m.grid(1)), screen.words(Word::slot_matter),
                       {.color = screen.theme().ink_soft});
    const auto cells = ui::columns(area, static_cast<int>(matters.size()), m.gap);
    for (std::size_t i = 0; i < matters.size(); ++i) {
        const bool chosen = visit.matter.empty() ? i == 0 : visit.matter == matters[i].code;
        if (ui::chip(screen.canvas, "matter:" + std::to_string(i), cells[i],
                     matters[i].name.in(screen.language()), chosen))
            screen.touched = flow::ChooseMatter{matters[i].code};
    }
}

} // namespace

void draw_choose_slot(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::slot_title))});
    draw_deputy_line(screen, area.split_top(m.text_heading * 2, m.grid(3)), visit.deputy_id);
    const auto days =
        flow::days_with_free_slots(visit, screen.around, screen.now.wall, most_choices - matters_shown(screen));
    if (days.empty() || !visit.day) {
        screen.canvas.text(area, screen.words(Word::slot_none), {.role = ui::TextRole::heading});
        return;
    }
    if (m.portrait()) area.split_top(std::max(0.0F, m.height * 0.4F - area.y)); // within reach
    if (matters_shown(screen) > 0)
        draw_matters(screen, area.split_top(m.target + m.text_body * 1.5F + m.grid(1), m.grid(3)), visit);
    const float days_height = m.portrait() && days.size() > 3 ? 2 * m.target + m.gap : m.target;
    draw_days(screen, area.split_top(days_height, m.grid(4)), visit, days);
    const auto slots =
        flow::free_slots(visit.deputy_id, *visit.day, screen.around, screen.now.wall, visit.matter);
    const std::size_t columns = m.portrait() ? 4 : 6;
    const std::size_t rows = (slots.size() + columns - 1) / columns;
    ui::scroll_list(screen.canvas, "slots", area, rows, m.target, m.gap,
                    [&](std::size_t row, const Rect& line) {
                        const auto cells = ui::columns(line, static_cast<int>(columns), m.gap);
                        for (std::size_t i = 0; i < columns && row * columns + i < slots.size(); ++i) {
                            const std::size_t index = row * columns + i;
                            if (ui::button(screen.canvas, "slot:" + std::to_string(index), cells[i],
                                           {.label = screen.clock_time(slots[index].start),
                                            .style = ui::ButtonStyle::choice,
                                            .role = ui::TextRole::heading}))
                                screen.touched = flow::ChooseSlot{slots[index].start};
                        }
                    });
}

} // namespace liaison::view
