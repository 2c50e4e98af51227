// A citizen who wants to meet somebody: who is there, and can I wait or rather come at a time?
#include <algorithm>

#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "view/deputy_card.hpp"
#include "view/screens.hpp"
#include "view/station_news.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct Choice {
    std::string deputy_id;
    bool on_duty = false;
    std::optional<domain::Slot> next_free;
};

// Those on duty first; who neither receives now nor has a free time is not offered.
std::vector<Choice> choices(const Screen& screen) {
    const auto& configuration = screen.around.configuration;
    std::vector<Choice> all;
    for (const auto& present : on_duty_now(screen))
        all.push_back({present.deputy_id, true, next_free_slot(screen, present.deputy_id)});
    for (const domain::Deputy& deputy : configuration.deputies) {
        const bool listed =
            std::any_of(all.begin(), all.end(), [&](const Choice& c) { return c.deputy_id == deputy.id; });
        const auto slot = listed ? std::nullopt : next_free_slot(screen, deputy.id);
        if (slot) all.push_back({deputy.id, false, slot});
    }
    return all;
}

void draw_choice(Screen& screen, Rect row, const Choice& choice) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, row);
    row = row.inset(m.grid(3));
    Rect act =
        m.portrait() ? row.split_bottom(m.target, m.grid(2)) : row.split_right(row.width * 0.46F, m.grid(3));
    const std::string free = choice.next_free ? next_free_words(screen, *choice.next_free)
                                              : std::string(screen.words(Word::on_duty_no_slots));
    const std::string queue = queue_words(screen, choice.deputy_id);
    draw_deputy_card(screen, row, choice.deputy_id);
    auto halves = ui::columns(act, 2, m.gap);
    const auto offer = [&](Rect place, const std::string& id, Word label, ui::Icon icon, ui::ButtonStyle style,
                           const std::string& note) {
        const float height = m.portrait() ? place.height : std::min(place.height, m.target * 1.4F);
        const Rect button{place.x, m.portrait() ? place.y : place.y + m.grid(1), place.width, height};
        if (!m.portrait())
            screen.canvas.text(
                {place.x, button.bottom() + m.grid(1), place.width,
                 place.bottom() - button.bottom() - m.grid(1)},
                note,
                {.role = ui::TextRole::small, .color = screen.theme().ink_soft, .align = ui::Align::center});
        return ui::button(screen.canvas, id + choice.deputy_id, button,
                          {.label = screen.words(label), .icon = icon, .style = style});
    };
    if (choice.on_duty &&
        offer(halves[0], "wait:", Word::on_duty_wait, ui::Icon::clock, ui::ButtonStyle::primary, queue))
        screen.touched = flow::WaitFor{choice.deputy_id};
    if (choice.next_free &&
        offer(halves[1], "book:", Word::on_duty_book, ui::Icon::calendar, ui::ButtonStyle::secondary, free))
        screen.touched = flow::ChooseTimeWith{choice.deputy_id};
}

// Whoever came for nothing has a person to ask.
void draw_nobody(Screen& screen, const Rect& area) {
    const ui::Metrics& m = screen.metrics();
    auto [read, touch] = split_for_reach(screen, area, 0.6F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(5), m.grid(3));
    const Rect sign = read.split_left(m.text_title * 2, m.grid(4));
    screen.canvas.icon(sign, ui::Icon::information, screen.theme().accent_text, m.text_title * 1.6F);
    screen.canvas.text(read, screen.words(Word::on_duty_nobody),
                       {.role = ui::TextRole::heading, .vertical = ui::VerticalAlign::middle});
    if (ui::button(screen.canvas, "ask_keeper",
                   touch.centered(touch.width, std::min(touch.height, m.target * 1.7F)),
                   {.label = screen.words(Word::help_keeper),
                    .icon = ui::Icon::bell,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::CallKeeper{};
}

} // namespace

void draw_on_duty(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::on_duty_title))});
    if (!visit.look.is_empty() &&
        ui::button(screen.canvas, "see_opinions", area.split_bottom(m.target, m.grid(3)),
                   {.label = screen.words(Word::progress_button), .icon = ui::Icon::comment}))
        screen.touched = flow::SeeOpinions{};
    const auto all = choices(screen);
    if (all.empty()) return draw_nobody(screen, area);
    const float wanted = m.portrait() ? m.text_title * 3.4F + m.target + m.grid(8)
                                      : m.target * 1.4F + m.text_small * 3.4F + m.grid(9);
    Rect list = area;
    if (m.portrait()) // the first one's buttons are within reach
        list.split_top(std::max(0.0F, m.height * 0.4F - area.y - (wanted - m.target - m.grid(3))));
    ui::scroll_list(screen.canvas, "deputies", list, all.size(), wanted, m.grid(3),
                    [&](std::size_t index, const Rect& row) { draw_choice(screen, row, all[index]); });
}

} // namespace liaison::view
