// What this station has done: today, this month, this year, month by month; to show to others and to take
// along.
#include <algorithm>
#include <array>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "view/desk_foot.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using domain::Figures;
using ui::Rect;

namespace {

struct FigureRow {
    Word label;
    int Figures::*figure;
};
constexpr std::array figure_rows{FigureRow{Word::desk_figure_attendances, &Figures::attendances},
                                 FigureRow{Word::desk_figure_voters, &Figures::voters_received},
                                 FigureRow{Word::desk_figure_opinions, &Figures::opinions_collected},
                                 FigureRow{Word::desk_figure_carried_out, &Figures::opinions_carried_out}};

struct Span {
    Word label;
    Figures figures;
};

// Day and month only in the year that has them.
std::vector<Span> spans_of(const domain::FigureBook& book) {
    std::vector<Span> spans;
    if (int{book.today.year()} == book.year) {
        spans.push_back({Word::desk_figures_day, book.of_day(book.today)});
        spans.push_back({Word::desk_figures_month, book.of_month(unsigned{book.today.month()})});
    }
    spans.push_back({Word::desk_figures_year, book.of_year()});
    return spans;
}

void draw_table(Screen& screen, Rect area, const domain::FigureBook& book) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const auto spans = spans_of(book);
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3), m.grid(2));
    const float label_width = area.width * 0.4F;
    Rect head = area.split_top(m.text_body * 1.6F, m.grid(1));
    head.split_left(label_width);
    const auto heads = ui::columns(head, static_cast<int>(spans.size()), m.grid(1));
    for (std::size_t i = 0; i < spans.size(); ++i)
        screen.canvas.text(heads[i], screen.words(spans[i].label),
                           {.color = t.ink_soft, .align = ui::Align::right, .most_lines = 1});
    const auto lines = ui::rows(area, static_cast<int>(figure_rows.size()), 0);
    for (std::size_t row = 0; row < figure_rows.size(); ++row) {
        Rect line = lines[row];
        ui::line(screen.canvas, {line.x, line.y}, {line.right(), line.y}, t.line, m.line);
        screen.canvas.text(line.split_left(label_width), screen.words(figure_rows.at(row).label),
                           {.vertical = ui::VerticalAlign::middle, .most_lines = 2});
        const auto cells = ui::columns(line, static_cast<int>(spans.size()), m.grid(1));
        for (std::size_t i = 0; i < spans.size(); ++i)
            screen.canvas.text(cells[i], std::to_string(spans[i].figures.*figure_rows.at(row).figure),
                               {.role = ui::TextRole::heading,
                                .weight = ui::Weight::bold,
                                .color = i + 1 == spans.size() ? t.accent_text : t.ink,
                                .align = ui::Align::right,
                                .vertical = ui::VerticalAlign::middle,
                                .most_lines = 1});
    }
}

// Two bars a month: who was received, what they raised.
void draw_months(Screen& screen, Rect area, const domain::FigureBook& book) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    int most = 1;
    for (unsigned month = 1; month <= 12; ++month) {
        const Figures figures = book.of_month(month);
        most = std::max({most, figures.voters_received, figures.opinions_collected});
    }
    const Rect names = area.split_bottom(m.text_small * 1.6F);
    area.split_top(m.text_small * 1.5F); // for the number on the highest bar
    ui::line(screen.canvas, {area.x, area.bottom()}, {area.right(), area.bottom()}, t.ink_soft, m.line);
    const auto name_cells = ui::columns(names, 12, 0);
    const auto cells = ui::columns(area, 12, m.grid(0.5F));
    for (unsigned month = 1; month <= 12; ++month) {
        const Figures figures = book.of_month(month);
        const Rect cell = cells[month - 1].inset(m.grid(0.5F), 0);
        const auto bar = [&](int count, float x, ui::Color color) {
            const float height = cell.height * static_cast<float>(count) / static_cast<float>(most);
            const Rect place{x, cell.bottom() - height, cell.width / 2, height};
            ui::fill(screen.canvas, place, color, 0);
            if (count == 0) return;
            screen.canvas.text(
                {place.x - cell.width / 4, place.y - m.text_small * 1.5F, cell.width, m.text_small * 1.5F},
                std::to_string(count),
                {.role = ui::TextRole::small,
                 .align = ui::Align::center,
                 .vertical = ui::VerticalAlign::bottom,
                 .most_lines = 1});
        };
        bar(figures.voters_received, cell.x, t.accent);
        bar(figures.opinions_collected, cell.x + cell.width / 2, t.gold);
        screen.canvas.text(
            name_cells[month - 1], screen.words(Word::desk_month, {{"month", std::to_string(month)}}),
            {.role = ui::TextRole::small, .color = t.ink_soft, .align = ui::Align::center, .most_lines = 1});
    }
}

void draw_sign(Screen& screen, Rect area, ui::Color color, Word words) {
    const ui::Metrics& m = screen.metrics();
    const Rect sign = area.split_left(m.text_body, m.grid(1));
    ui::fill(screen.canvas, sign.centered(m.text_body, m.text_body), color, m.grid(0.5F));
    screen.canvas.text(area, screen.words(words),
                       {.role = ui::TextRole::small, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
}

// How much of what was collected is carried out: a part of a whole, as a ring.
void draw_share(Screen& screen, Rect area, const domain::FigureBook& book) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const int share = share_carried_out(book.of_year());
    screen.canvas.text(area.split_bottom(m.text_small * 1.8F), screen.words(Word::desk_figures_share),
                       {.role = ui::TextRole::small, .align = ui::Align::center, .most_lines = 1});
    const Rect ring = area.square();
    const float thickness = ring.width * 0.12F;
    const float radius = ring.width / 2 - thickness;
    ui::outline_circle(screen.canvas, ring.center(), radius, t.line, thickness);
    ui::arc(screen.canvas, ring.center(), radius, 0, std::min(1.0F, static_cast<float>(share) / 100), t.accent,
            thickness);
    screen.canvas.text(ring, std::to_string(share) + "%",
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .align = ui::Align::center,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
}

void draw_picture(Screen& screen, Rect area, const domain::FigureBook& book) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3), m.grid(2));
    draw_share(screen, area.split_right(std::min(area.width * 0.24F, area.height), m.grid(3)), book);
    Rect legend = area.split_top(m.text_body * 1.6F, m.grid(1));
    const auto halves = ui::columns(legend, 2, m.grid(1));
    draw_sign(screen, halves[0], screen.theme().accent, Word::desk_figure_voters);
    draw_sign(screen, halves[1], screen.theme().gold, Word::desk_figure_opinions);
    draw_months(screen, area, book);
}

void draw_foot(Screen& screen, const Rect& foot, const domain::FigureBook& book) {
    const ui::Metrics& m = screen.metrics();
    const auto button = [&](const char* id, const Rect& place, Word label, ui::Icon icon, bool enabled) {
        return ui::button(
            screen.canvas, id, place,
            {.label = screen.words(label), .icon = icon, .style = ui::ButtonStyle::quiet, .enabled = enabled});
    };
    const auto cells = ui::columns(foot, 3, m.gap);
    if (button("year_before", cells[0], Word::desk_figures_earlier, ui::Icon::chevron_left, true))
        screen.touched = flow::ShowFigures{book.year - 1};
    const bool later = book.year < int{book.today.year()};
    if (button("year_after", cells[1], Word::desk_figures_later, ui::Icon::chevron_right, later))
        screen.touched = flow::ShowFigures{book.year + 1};
    if (button("export", cells[2], Word::desk_figures_export, ui::Icon::document, true))
        screen.touched = flow::ExportFigures{};
}

void draw_notice(Screen& screen, const Rect& area, const flow::DutyDesk& desk) {
    const ui::TextStyle style{.color = screen.theme().ink_soft,
                              .align = ui::Align::right,
                              .vertical = ui::VerticalAlign::middle,
                              .most_lines = 2};
    if (desk.notice == flow::DeskNotice::exported)
        screen.canvas.text(area, screen.words(Word::desk_figures_exported, {{"place", desk.exported_to}}),
                           style);
    if (desk.notice == flow::DeskNotice::not_exported)
        screen.canvas.text(area, screen.words(Word::desk_figures_not_exported), style);
}

} // namespace

void draw_desk_figures(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    if (!desk.figures) return;
    const domain::FigureBook& book = *desk.figures;
    Rect area = draw_desk_frame(
        screen, screen.words(Word::desk_figures_title, {{"year", std::to_string(book.year)}}), desk);
    draw_foot(screen, draw_desk_back(screen, area), book);
    draw_notice(screen, area.split_bottom(m.text_body * 1.8F, m.grid(1)), desk);
    draw_table(screen, area.split_top(area.height * 0.46F, m.grid(2)), book);
    draw_picture(screen, area, book);
}

} // namespace liaison::view
