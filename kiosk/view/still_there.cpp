// A citizen who reads slowly, or who has gone: nothing is wiped without a question.
#include <cmath>

#include "ui/button.hpp"
#include "ui/overlay.hpp"
#include "ui/progress_ring.hpp"
#include "ui/text_stack.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_still_there(Screen& screen, std::optional<domain::MonotonicTime> deadline) {
    const ui::Metrics& m = screen.metrics();
    const auto left = deadline ? std::max(std::chrono::milliseconds{0}, *deadline - screen.now.monotonic)
                               : std::chrono::milliseconds{0};
    const float share = static_cast<float>(left.count()) /
                        static_cast<float>(std::chrono::milliseconds{flow::question_lasts}.count());
    const auto seconds = std::to_string(static_cast<int>(std::ceil(static_cast<double>(left.count()) / 1000)));
    Rect inside = ui::overlay(screen.canvas, std::min(m.width * 0.8F, m.text_body * 34),
                              std::min(m.height * 0.7F, m.target * 5.4F));
    const Rect act = inside.split_bottom(m.target * 1.3F, m.grid(3));
    const Rect ring = inside.split_left(std::min(inside.height, inside.width * 0.3F), m.grid(4));
    ui::progress_ring(screen.canvas, ring, share, seconds);
    ui::text_stack(screen.canvas, inside,
                   {{std::string(screen.words(Word::still_there_title)),
                     {.role = ui::TextRole::heading, .weight = ui::Weight::bold},
                     m.grid(2)},
                    {std::string(screen.words(Word::still_there_text)), {.color = screen.theme().ink_soft}}},
                   ui::VerticalAlign::middle);
    if (ui::button(screen.canvas, "still_here", act,
                   {.label = screen.words(Word::still_there_button),
                    .icon = ui::Icon::raised_hand,
                    .style = ui::ButtonStyle::primary,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::StillHere{};
}

} // namespace liaison::view
