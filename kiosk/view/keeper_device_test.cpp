// A keeper who tries a reader or a scanner: it says whether it worked, never what was on the card or in the
// code.
#include "ui/paint.hpp"
#include "view/keeper_frame.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct TestWords {
    Word title, ask, good, bad;
    ui::Icon icon;
};

TestWords words_of(flow::KeeperPhase phase) {
    if (phase == flow::KeeperPhase::test_reader)
        return {Word::staff_test_reader, Word::staff_lay_card, Word::staff_card_read, Word::staff_card_not_read,
                ui::Icon::identity_card};
    return {Word::staff_test_scanner, Word::staff_show_code, Word::staff_code_read, Word::staff_code_read,
            ui::Icon::qr_code};
}

} // namespace

void draw_keeper_device_test(Screen& screen, const flow::KeeperPage& page) {
    const ui::Metrics& m = screen.metrics();
    const TestWords words = words_of(page.phase);
    Rect area = draw_keeper_frame(screen, screen.words(words.title), KeeperLeave::back);
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(4));
    const flow::DeviceTest& test = page.test;
    const bool nothing_yet = test.good + test.bad == 0;
    const ui::Theme& t = screen.theme();
    const ui::Tone& tone = nothing_yet ? t.chosen : test.last_was_good ? t.good : t.bad;
    const Rect upper = area.split_top(area.height * 0.55F, m.grid(3));
    const float side = std::min(upper.height, upper.width) * 0.8F;
    const Rect disc = upper.centered(side, side);
    ui::fill_circle(screen.canvas, disc.center(), side / 2, tone.fill);
    const ui::Icon icon = nothing_yet ? words.icon : test.last_was_good ? ui::Icon::check : ui::Icon::close;
    screen.canvas.icon(disc, icon, tone.text, side * 0.5F);
    const Word told = nothing_yet ? words.ask : test.last_was_good ? words.good : words.bad;
    screen.canvas.text(
        area.split_top(m.text_title * 1.6F, m.grid(2)), screen.words(told),
        {.role = ui::TextRole::title, .weight = ui::Weight::bold, .align = ui::Align::center, .most_lines = 1});
    std::string counted = screen.words(
        Word::staff_test_count, {{"good", std::to_string(test.good)}, {"bad", std::to_string(test.bad)}});
    if (test.card_there) counted = std::string(screen.words(Word::staff_take_card)) + "  ·  " + counted;
    screen.canvas.text(area, counted, {.color = t.ink_soft, .align = ui::Align::center, .most_lines = 2});
}

} // namespace liaison::view
