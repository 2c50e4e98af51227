// A keeper who wipes over all of the glass: where a finger is felt the cell is filled. What stays empty is
// dead.
#include "ui/button.hpp"
#include "ui/paint.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

// The cells under the finger's way since the last picture, also between two points that the glass told.
flow::GlassCells felt_cells(const Screen& screen, Rect all) {
    flow::GlassCells felt;
    const auto feel = [&](ui::Point at) {
        if (!all.contains(at)) return;
        const int column = static_cast<int>((at.x - all.x) / all.width * flow::glass_columns);
        const int row = static_cast<int>((at.y - all.y) / all.height * flow::glass_rows);
        felt.set(static_cast<std::size_t>(row) * flow::glass_columns + static_cast<std::size_t>(column));
    };
    const auto& trail = screen.canvas.input().trail;
    for (std::size_t i = 0; i < trail.size(); ++i) {
        feel(trail[i]);
        if (i > 0) feel({(trail[i - 1].x + trail[i].x) / 2, (trail[i - 1].y + trail[i].y) / 2});
    }
    return felt;
}

} // namespace

// To the very edges, where panels fail first: so there is no frame around it, and the way back is in the
// middle.
void draw_keeper_glass_test(Screen& screen, const flow::KeeperPage& page) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const Rect all = m.screen();
    const auto cells = ui::grid(all, flow::glass_columns, flow::glass_rows, 0);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (page.touched.test(i)) ui::fill(screen.canvas, cells[i].inset(m.line), t.good.fill);
        ui::outline(screen.canvas, cells[i], t.line, 0, m.line);
    }
    if (screen.canvas.write("glass", all)) {
        const flow::GlassCells felt = felt_cells(screen, all);
        if ((felt & ~page.touched).any()) screen.touched = flow::TouchCells{felt};
    }

    Rect middle = all.centered(std::min(all.width * 0.5F, m.text_body * 26), m.target * 3.4F);
    ui::panel(screen.canvas, middle);
    middle = middle.inset(m.grid(3));
    const Rect act = middle.split_bottom(m.target, m.grid(2));
    const bool done = page.touched.all();
    screen.canvas.text(
        middle,
        done ? std::string(screen.words(Word::staff_glass_done))
             : screen.words(Word::staff_glass_wipe, {{"count", std::to_string(page.touched.count())},
                                                     {"all", std::to_string(page.touched.size())}}),
        {.role = ui::TextRole::heading,
         .weight = ui::Weight::bold,
         .align = ui::Align::center,
         .vertical = ui::VerticalAlign::middle,
         .most_lines = 3});
    if (ui::button(screen.canvas, "back", act,
                   {.label = screen.words(Word::back),
                    .icon = ui::Icon::arrow_left,
                    .style = done ? ui::ButtonStyle::primary : ui::ButtonStyle::secondary}))
        screen.touched = flow::GoBack{};
}

} // namespace liaison::view
