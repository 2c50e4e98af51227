// One matter of the log: what it is about, where it goes, how urgent it is, from where; and the grid cells.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/scroll_list.hpp"
#include "view/desk_log.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void touch(Screen& screen, flow::LogEdit edit) {
    screen.touched = flow::EditLog{std::move(edit)};
}

// Chips in rows that scroll under the finger.
template <class Name, class Chosen, class Touched>
void chip_rows(Screen& screen, const std::string& id, Rect area, std::size_t count, std::size_t columns,
               Name name, Chosen chosen, Touched touched) {
    const ui::Metrics& m = screen.metrics();
    const std::size_t rows = (count + columns - 1) / columns;
    ui::scroll_list(screen.canvas, id, area, rows, m.target, m.gap, [&](std::size_t row, const Rect& line) {
        const auto cells = ui::columns(line, static_cast<int>(columns), m.gap);
        for (std::size_t i = 0; i < columns && row * columns + i < count; ++i) {
            const std::size_t index = row * columns + i;
            if (ui::chip(screen.canvas, id + ":" + std::to_string(index), cells[i], name(index), chosen(index)))
                touched(index);
        }
    });
}

void draw_categories(Screen& screen, Rect area, const domain::Opinion& opinion, bool headed) {
    if (headed) draw_log_heading(screen, area, Word::desk_category);
    const auto& all = screen.around.configuration.categories;
    chip_rows(
        screen, "category", area, all.size(), 3,
        [&](std::size_t i) { return all[i].name.in(screen.language()); },
        [&](std::size_t i) { return all[i].code == opinion.category; },
        [&](std::size_t i) { touch(screen, flow::SetCategory{all[i].code}); });
}

void draw_routes(Screen& screen, Rect area, const flow::DutyDesk& desk, bool headed) {
    using enum domain::OpinionRoute;
    if (headed) draw_log_heading(screen, area, Word::desk_route);
    constexpr std::array routes{answered_on_the_spot, station, professional_station, county};
    const auto cells = ui::columns(area, static_cast<int>(routes.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < routes.size(); ++i) {
        const bool chosen = !desk.draft.log.no_matter && desk.shown_opinion().route == routes.at(i);
        if (ui::chip(screen.canvas, std::string("route:") + domain::to_string(routes.at(i)), cells[i],
                     screen.words(route_word(routes.at(i))), chosen))
            touch(screen, flow::SetRoute{routes.at(i)});
    }
}

// Urgency, the grid cell, and what ends the matter: that there was none, or that this one was none.
void draw_last_row(Screen& screen, Rect area, const flow::DutyDesk& desk, bool headed) {
    using enum domain::Urgency;
    const ui::Metrics& m = screen.metrics();
    const domain::Opinion& opinion = desk.shown_opinion();
    if (headed) draw_log_heading(screen, area, Word::desk_urgency);
    auto cells = ui::columns(area, 5, m.gap);
    constexpr std::array urgencies{usual, soon, urgent};
    for (std::size_t i = 0; i < urgencies.size(); ++i)
        if (ui::chip(screen.canvas, std::string("urgency:") + domain::to_string(urgencies.at(i)), cells[i],
                     screen.words(urgency_word(urgencies.at(i))),
                     !desk.draft.log.no_matter && opinion.urgency == urgencies.at(i)))
            touch(screen, flow::SetUrgency{urgencies.at(i)});
    if (!screen.around.configuration.grid_cells.empty()) {
        const std::string place = opinion.grid_cell.empty() ? std::string(screen.words(Word::desk_place_none))
                                                            : place_name(screen, opinion.grid_cell);
        if (ui::chip(screen.canvas, "place", cells[3], place, !opinion.grid_cell.empty()))
            touch(screen, flow::ShowLeaf{flow::LogLeaf::places});
    }
    const bool only = desk.draft.log.opinions.size() == 1;
    if (!only) {
        if (ui::button(screen.canvas, "opinion_drop", cells[4],
                       {.label = screen.words(Word::desk_opinion_drop), .style = ui::ButtonStyle::quiet}))
            touch(screen, flow::DropOpinion{});
    } else if (opinion.words.empty() && opinion.answer.empty()) {
        if (ui::chip(screen.canvas, "no_matter", cells[4], screen.words(Word::desk_no_matter),
                     desk.draft.log.no_matter))
            touch(screen, flow::FlipNoMatter{});
    }
}

void draw_phrases(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    if (area.height < log_heading_height(screen) + m.target) return;
    const auto& phrases = screen.around.configuration.phrases;
    draw_log_heading(screen, area, Word::desk_phrases);
    ui::scroll_list(screen.canvas, "phrases", area, phrases.size(), m.target, m.gap,
                    [&](std::size_t index, const Rect& row) {
                        const std::string& phrase = phrases[index].in(screen.language());
                        if (ui::chip(screen.canvas, "phrase:" + std::to_string(index), row, phrase, false))
                            touch(screen, flow::AddPhrase{phrase});
                    });
}

} // namespace

void draw_matter(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    // Where there is little room the chips speak for themselves.
    const float with_headings = 3 * log_heading_height(screen) + 4 * m.target + m.gap + 2 * m.grid(2);
    const bool headed = area.height >= with_headings;
    const float row = (headed ? log_heading_height(screen) : 0) + m.target;
    // Two rows of categories, and as many more as there is room for above two sentences.
    const float spare =
        area.height - with_headings - log_heading_height(screen) - 2 * (m.target + m.gap) - m.grid(2);
    const std::size_t rows = (screen.around.configuration.categories.size() + 2) / 3;
    const auto needed = static_cast<float>(rows);
    const float more = std::clamp(std::floor(spare / (m.target + m.gap)), 0.0F, std::max(0.0F, needed - 2));
    const float gap = std::max(m.gap, m.grid(2));
    draw_categories(screen, area.split_top(row + (1 + more) * (m.target + m.gap), gap), desk.shown_opinion(),
                    headed);
    draw_routes(screen, area.split_top(row, gap), desk, headed);
    draw_last_row(screen, area.split_top(row, gap), desk, headed);
    draw_phrases(screen, area);
}

void draw_places(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    draw_log_heading(screen, area, Word::desk_place);
    const auto& all = screen.around.configuration.grid_cells;
    chip_rows(
        screen, "cell", area, all.size(), 3, [&](std::size_t i) { return all[i].name.in(screen.language()); },
        [&](std::size_t i) { return all[i].code == desk.shown_opinion().grid_cell; },
        [&](std::size_t i) { touch(screen, flow::SetGridCell{all[i].code}); });
}

} // namespace liaison::view
