#include "view/rating_picture.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "ui/paint.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr std::array words{Word::progress_satisfied, Word::progress_fairly, Word::progress_dissatisfied};

// As the ballot has them; what the rules do not know any more comes last.
domain::RatingTotals in_order(const Screen& screen, const domain::RatingTotals& totals) {
    const auto& aspects = screen.around.configuration.rating.aspects;
    const auto place = [&](const domain::AspectTotals& total) {
        return std::find_if(aspects.begin(), aspects.end(),
                            [&](const domain::RatingAspect& aspect) { return aspect.code == total.aspect; }) -
               aspects.begin();
    };
    domain::RatingTotals ordered = totals;
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return ordered;
}

std::string aspect_name(const Screen& screen, const std::string& code) {
    for (const domain::RatingAspect& aspect : screen.around.configuration.rating.aspects)
        if (aspect.code == code) return aspect.name.in(screen.language());
    return code;
}

std::array<ui::Color, 3> colors(const ui::Theme& theme) {
    return {theme.good.fill, theme.waiting.fill, theme.bad.fill};
}

// The three counts as parts of one bar, each with its number on it.
void draw_bar(Screen& screen, Rect bar, const domain::AspectTotals& aspect) {
    const ui::Theme& t = screen.theme();
    const std::array<ui::Color, 3> inks{t.good.text, t.waiting.text, t.bad.text};
    const int all = std::max(1, std::accumulate(aspect.words.begin(), aspect.words.end(), 0));
    const float width = bar.width;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (aspect.words.at(i) == 0) continue;
        const Rect part =
            bar.split_left(width * static_cast<float>(aspect.words.at(i)) / static_cast<float>(all));
        ui::fill(screen.canvas, part, colors(t).at(i), 0);
        screen.canvas.text(part, std::to_string(aspect.words.at(i)),
                           {.weight = ui::Weight::bold,
                            .color = inks.at(i),
                            .align = ui::Align::center,
                            .vertical = ui::VerticalAlign::middle,
                            .most_lines = 1});
    }
}

void draw_legend(Screen& screen, const Rect& area) {
    const ui::Metrics& m = screen.metrics();
    const auto cells = ui::columns(area, 3, m.grid(1));
    for (std::size_t i = 0; i < words.size(); ++i) {
        Rect cell = cells[i];
        const Rect sign = cell.split_left(m.text_body, m.grid(1));
        ui::fill(screen.canvas, sign.centered(m.text_body, m.text_body), colors(screen.theme()).at(i),
                 m.grid(0.5F));
        screen.canvas.text(
            cell, screen.words(words.at(i)),
            {.role = ui::TextRole::small, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
    }
}

} // namespace

void draw_rating_picture(Screen& screen, Rect area, const domain::Rating& rating) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3));
    screen.canvas.text(area.split_top(m.text_heading * 1.6F, m.grid(1)),
                       screen.words(Word::desk_rating_result, {{"deputy", screen.deputy_name(rating.deputy_id)},
                                                               {"count", std::to_string(rating.ballots)}}),
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .color = screen.theme().accent_text,
                        .most_lines = 1});
    if (rating.totals.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_rating_too_few),
                           {.vertical = ui::VerticalAlign::middle});
        return;
    }
    draw_legend(screen, area.split_bottom(m.text_body * 1.6F, m.grid(1)));
    const auto totals = in_order(screen, rating.totals);
    const auto rows = ui::rows(area, static_cast<int>(totals.size()), m.grid(1));
    for (std::size_t i = 0; i < totals.size(); ++i) {
        Rect row = rows[i];
        const Rect bar = row.split_bottom(std::min(row.height * 0.5F, m.text_body * 1.7F), m.grid(0.5F));
        screen.canvas.text(row, aspect_name(screen, totals[i].aspect),
                           {.vertical = ui::VerticalAlign::bottom, .most_lines = 1});
        draw_bar(screen, bar, totals[i]);
    }
}

} // namespace liaison::view
