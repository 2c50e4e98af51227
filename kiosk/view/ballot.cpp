// A voter who has heard a deputy's report: who may rate, is it secret, what do I think of each point?
#include <array>
#include <cmath>

#include "flow/ballot_words.hpp"
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/keypad.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "ui/text_stack.hpp"
#include "view/number_entry.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

Rect draw_ballot_frame(Screen& screen, const flow::BallotPaper& ballot) {
    const std::string deputy = screen.deputy_name(reporter_of(ballot, screen.around));
    return draw_frame(screen, {.title = screen.words(Word::ballot_title, {{"deputy", deputy}}), .back = false});
}

void draw_identify(Screen& screen, const flow::BallotPaper& ballot) {
    const ui::Metrics& m = screen.metrics();
    auto [read, touch] = split_for_reach(screen, draw_ballot_frame(screen, ballot), 0.54F);
    Rect number = read.split_bottom(m.target * 1.3F + m.text_body * 3, m.grid(2));
    draw_number_entry(screen, number, ballot.typed_number, ballot.typing_error, Word::ballot_identify);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(4), m.grid(2));
    const Rect sign = read.split_left(std::min(read.height, m.text_title * 2), m.grid(3));
    screen.canvas.icon(sign, ui::Icon::identity_card, screen.theme().accent_text, sign.short_side() * 0.8F);
    screen.canvas.text(read, screen.words(Word::ballot_secret),
                       {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
    const Rect submit = touch.split_bottom(m.target, m.gap);
    touch_key(screen, ui::numeric_keypad(screen.canvas, "key", touch, true));
    if (ui::button(screen.canvas, "submit_number", submit,
                   {.label = screen.words(Word::number_submit),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = !ballot.typed_number.empty()}))
        screen.touched = flow::SubmitNumber{};
}

void draw_aspect(Screen& screen, Rect row, const flow::BallotPaper& ballot, std::size_t index) {
    using enum domain::Satisfaction;
    constexpr std::array words{Word::progress_satisfied, Word::progress_fairly, Word::progress_dissatisfied};
    const ui::Metrics& m = screen.metrics();
    const auto& aspect = screen.around.configuration.rating.aspects[index];
    screen.canvas.text(row.split_left(row.width * (m.portrait() ? 0.28F : 0.38F), m.grid(2)),
                       aspect.name.in(screen.language()),
                       {.weight = ui::Weight::bold, .vertical = ui::VerticalAlign::middle, .most_lines = 3});
    const auto cells = ui::columns(row, 3, m.gap);
    for (const auto word : {satisfied, fairly, dissatisfied}) {
        const auto place = static_cast<std::size_t>(word);
        if (ui::chip(screen.canvas, "rate:" + std::to_string(index) + ":" + to_string(word), cells[place],
                     screen.words(words.at(place)), ballot.words[index] == word))
            screen.touched = flow::RateAspect{index, word};
    }
}

struct Spacing {
    float height;
    float gap;
};

// Where not all fit, whole ones are seen, and the list fades out between two: no words lie there.
Spacing spacing_of(const ui::Metrics& m, float room, std::size_t count) {
    if (static_cast<float>(count) * (m.target + m.gap) - m.gap <= room) return {m.target, m.gap};
    const float gap = std::max(m.gap, m.grid(4.5F));
    const float whole = std::max(1.0F, std::floor(room / (m.target + gap)));
    return {std::max(m.target, room / whole - gap), gap};
}

void draw_hand_in(Screen& screen, const Rect& area, const flow::BallotPaper& ballot) {
    if (ui::button(screen.canvas, "hand_in", area,
                   {.label = screen.words(Word::ballot_hand_in),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = ballot.is_complete(),
                    .role = ui::TextRole::heading}))
        screen.touched = flow::HandInBallot{};
}

// Lying, all aspects at once beside the words: one that lies below the edge is forgotten. Standing, the words
// take what is out of reach.
void draw_rating(Screen& screen, const flow::BallotPaper& ballot) {
    const ui::Metrics& m = screen.metrics();
    const std::string_view words = screen.words(ballot.is_complete() ? Word::ballot_secret : Word::ballot_hint);
    Rect area = draw_ballot_frame(screen, ballot);
    if (m.portrait()) {
        const Rect read = area.split_top(std::max(m.height * 0.4F - area.y, m.text_heading * 2), m.grid(1));
        screen.canvas.text(read, words, {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
        draw_hand_in(screen, area.split_bottom(m.target * 1.2F, m.gap), ballot);
    } else {
        Rect side = area.split_right(area.width * 0.24F, m.grid(4));
        draw_hand_in(screen, side.split_bottom(m.target * 1.4F, m.grid(2)), ballot);
        screen.canvas.text(side, words,
                           {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::bottom});
    }
    const auto count = std::min(ballot.words.size(), screen.around.configuration.rating.aspects.size());
    const Spacing spacing = spacing_of(m, area.height, count);
    ui::scroll_list(screen.canvas, "aspects", area, count, spacing.height, spacing.gap,
                    [&](std::size_t index, const Rect& row) { draw_aspect(screen, row, ballot, index); });
}

void draw_over(Screen& screen, const flow::BallotPaper& ballot) {
    const ui::Metrics& m = screen.metrics();
    const flow::BallotWords words = flow::words_of(ballot.phase);
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(words.title)), .back = false});
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5), m.grid(3));
    const Rect sign = read.split_left(m.text_title * 2, m.grid(4));
    const bool counted = ballot.phase == flow::BallotPhase::counted;
    screen.canvas.icon(sign, counted ? ui::Icon::check : ui::Icon::information, screen.theme().accent_text,
                       m.text_title * 1.6F);
    const bool card = screen.visit && screen.visit->card_on_reader;
    screen.canvas.text(read, screen.words(card ? Word::take_card : words.text),
                       {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
    if (ui::button(screen.canvas, "finish",
                   touch.centered(touch.width, std::min(touch.height, m.target * 1.6F)),
                   {.label = screen.words(Word::done),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::Finish{};
}

} // namespace

void draw_ballot(Screen& screen, const flow::BallotPaper& ballot) {
    switch (ballot.phase) {
    case flow::BallotPhase::closed: return;
    case flow::BallotPhase::identify: return draw_identify(screen, ballot);
    case flow::BallotPhase::rating: return draw_rating(screen, ballot);
    case flow::BallotPhase::recognising:
    case flow::BallotPhase::saving: return draw_saving(screen);
    default: return draw_over(screen, ballot);
    }
}

} // namespace liaison::view
