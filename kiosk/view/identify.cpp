// A citizen who wants to be known, by whatever they have with them.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "ui/text_stack.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

// A way that needs no finger: it shows what to do, and where it is broken, that it is.
void draw_device_way(Screen& screen, Rect area, ui::Icon icon, std::string_view title, std::string_view text,
                     bool works) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    if (works) ui::outline(screen.canvas, area, screen.theme().gold, m.radius, m.line * 2);
    area = area.inset(m.grid(4), m.grid(2.5F));
    const Rect sign = area.split_left(std::min({area.height, m.text_title * 2, area.width * 0.2F}), m.grid(3));
    screen.canvas.icon(sign, works ? icon : ui::Icon::alert,
                       works ? screen.theme().accent_text : screen.theme().ink_soft, sign.short_side() * 0.8F);
    ui::text_stack(
        screen.canvas, area,
        {{std::string(title), {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, m.grid(1)},
         {std::string(text), {.color = screen.theme().ink_soft}}},
        ui::VerticalAlign::middle);
}

} // namespace

void draw_identify(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(Word::identify_title))});
    const auto [read, touch] = split_for_reach(screen, area, 0.5F);
    const bool reader = screen.around.card_reader == flow::DeviceHealth::working;
    const bool scanner = screen.around.code_scanner == flow::DeviceHealth::working;
    const auto ways = ui::rows(read, 2, m.grid(3));
    const Word card_text = !reader                 ? Word::identify_card_broken
                           : visit.hold_card_still ? Word::identify_card_still
                                                   : Word::identify_card_text;
    draw_device_way(screen, ways[0], ui::Icon::identity_card, screen.words(Word::identify_card),
                    screen.words(card_text), reader);
    Rect code_way = ways[1];
    // A mirror for the hand that holds the code.
    if (screen.camera != nullptr)
        ui::picture(screen.canvas, code_way.split_right(code_way.width * 0.4F, m.grid(2)), *screen.camera);
    draw_device_way(screen, code_way, ui::Icon::qr_code, screen.words(Word::identify_code),
                    screen.words(scanner ? Word::identify_code_text : Word::identify_code_broken), scanner);
    const auto choices = ui::rows(touch, 2, m.grid(3));
    if (ui::card_button(screen.canvas, "type_number", choices[0],
                        {.title = screen.words(Word::identify_number),
                         .subtitle = screen.words(Word::identify_number_text),
                         .icon = ui::Icon::keypad}))
        screen.touched = flow::TypeNumber{};
    if (ui::card_button(screen.canvas, "without_papers", choices[1],
                        {.title = screen.words(Word::identify_without),
                         .subtitle = screen.words(Word::identify_without_text),
                         .icon = ui::Icon::raised_hand}))
        screen.touched = flow::ComeWithoutPapers{};
}

} // namespace liaison::view
