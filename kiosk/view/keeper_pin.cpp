// Somebody who knows the corner: the keeper?
#include "ui/paint.hpp"
#include "view/keeper_frame.hpp"
#include "view/pin_pad.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

Word words_of(const flow::KeeperPage& page) {
    using enum flow::KeeperNotice;
    if (page.phase == flow::KeeperPhase::checking_pin) return Word::desk_pin_checking;
    if (page.notice == no_pin) return Word::staff_no_pin;
    if (page.notice == pin_locked) return Word::desk_pin_locked;
    if (page.notice == pin_wrong) return Word::desk_pin_wrong;
    return Word::staff_pin;
}

} // namespace

void draw_keeper_pin(Screen& screen, const flow::KeeperPage& page) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_keeper_frame(screen, screen.words(Word::staff_title), KeeperLeave::home);
    auto [read, touch] = split_for_reach(screen, area, 0.5F);
    const Rect sign = read.split_top(std::min(read.height * 0.45F, m.text_title * 4), m.grid(2));
    const float side = std::min(sign.height, sign.width);
    const Rect disc = sign.centered(side, side);
    ui::fill_circle(screen.canvas, disc.center(), side / 2, screen.theme().chosen.fill);
    screen.canvas.icon(disc, ui::Icon::wrench, screen.theme().chosen.text, side * 0.5F);
    draw_pin_pad(screen, read, touch,
                 {.typed = page.pin.size(),
                  .checking = page.phase == flow::KeeperPhase::checking_pin,
                  .wrong = page.notice != flow::KeeperNotice::none,
                  .words = screen.words(words_of(page))});
}

} // namespace liaison::view
