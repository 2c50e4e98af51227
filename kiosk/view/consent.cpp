// A citizen who asks: what do you note about me, what for, for how long?
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

std::string what_is_kept(const Screen& screen, const domain::Visitor& visitor) {
    const std::string number = domain::masked_number(visitor.number);
    switch (visitor.identified_by) {
    case domain::IdentifiedBy::id_card: return screen.words(Word::consent_what_card, {{"number", number}});
    case domain::IdentifiedBy::travel_document:
        return screen.words(Word::consent_what_document, {{"number", number}});
    case domain::IdentifiedBy::typed_number:
        return screen.words(Word::consent_what_number, {{"number", number}});
    default: return std::string(screen.words(Word::consent_what_nothing));
    }
}

void draw_expired_note(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    const Rect sign = area.split_left(m.text_heading * 1.4F, m.grid(2));
    screen.canvas.icon(sign, ui::Icon::information, screen.theme().accent_text, m.text_heading);
    screen.canvas.text(area, screen.words(Word::consent_expired),
                       {.weight = ui::Weight::bold, .vertical = ui::VerticalAlign::middle, .most_lines = 2});
}

} // namespace

void draw_consent(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::consent_title))});
    auto [read, touch] = split_for_reach(screen, area, 0.62F);
    const std::string name = domain::masked_name(visit.visitor.name);
    const std::string greeting = name.empty() ? std::string(screen.words(Word::consent_greeting_nobody))
                                              : screen.words(Word::consent_greeting, {{"name", name}});
    screen.canvas.text(read.split_top(m.text_heading * 1.5F, m.grid(2)), greeting,
                       {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .most_lines = 1});
    if (visit.papers_expired) draw_expired_note(screen, read.split_top(m.text_body * 3.2F, m.grid(2)));
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(4));
    draw_facts(
        screen, read,
        {{ui::Icon::identity_card, screen.words(Word::consent_what), what_is_kept(screen, visit.visitor)},
         {ui::Icon::comment, screen.words(Word::consent_why),
          std::string(screen.words(Word::consent_why_text))},
         {ui::Icon::clock, screen.words(Word::consent_how_long),
          screen.words(Word::consent_how_long_text,
                       {{"count", std::to_string(screen.around.configuration.retention_days)}})}});
    const auto choices =
        ui::rows(touch.centered(touch.width, std::min(touch.height, m.target * 3.4F + m.gap)), 2, m.gap);
    if (ui::button(screen.canvas, "agree", choices[0],
                   {.label = screen.words(Word::consent_agree),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::Agree{};
    if (ui::button(screen.canvas, "disagree", choices[1],
                   {.label = screen.words(Word::consent_leave), .icon = ui::Icon::close}))
        screen.touched = flow::GoHome{};
}

} // namespace liaison::view
