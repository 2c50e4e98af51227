#include "ui/scroll_list.hpp"

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

// Fades where content goes on, and a thin bar that shows where one is.
void signs(const Canvas& canvas, const Rect& view, float offset, float content_height, Color ground) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const float most = content_height - view.height;
    if (most <= 0) return;
    const float fade = m.grid(4);
    if (offset > 0) gradient(canvas, {view.x, view.y, view.width, fade}, ground, ground.with_alpha(0));
    if (offset < most - 1) {
        gradient(canvas, {view.x, view.bottom() - fade, view.width, fade}, ground.with_alpha(0), ground);
        const Rect hint{view.center().x - m.grid(4), view.bottom() - m.grid(4.5F), m.grid(8), m.grid(4)};
        fill(canvas, hint, t.surface, hint.height / 2);
        outline(canvas, hint, t.line, hint.height / 2, m.line / 2);
        canvas.icon(hint, Icon::chevron_down, t.ink_soft, m.grid(3.5F));
    }
    const float width = m.grid(0.75F);
    const float length = std::max(m.grid(6), view.height * view.height / content_height);
    const float top = view.y + (view.height - length) * offset / most;
    fill(canvas, {view.right() - width, top, width, length}, t.gold, width / 2);
}

} // namespace

void scroll_area(Canvas& canvas, std::string_view id, const Rect& view, float content_height,
                 const std::function<void(const Rect& content)>& draw, Backdrop backdrop) {
    const float offset = canvas.begin_scroll(id, view, content_height);
    const float bar = content_height > view.height ? canvas.metrics().grid(2) : 0;
    draw({view.x, view.y - offset, view.width - bar, content_height});
    signs(canvas, view, offset, content_height,
          backdrop == Backdrop::surface ? canvas.theme().surface : canvas.theme().ground);
    canvas.end_scroll();
}

void scroll_list(Canvas& canvas, std::string_view id, const Rect& view, std::size_t count, float row_height,
                 float gap, const std::function<void(std::size_t index, const Rect& row)>& draw_row,
                 Backdrop backdrop) {
    const float step = row_height + gap;
    const float height = count == 0 ? 0 : step * static_cast<float>(count) - gap;
    scroll_area(
        canvas, id, view, height,
        [&](const Rect& content) {
            for (std::size_t i = 0; i < count; ++i) {
                const Rect row{content.x, content.y + step * static_cast<float>(i), content.width, row_height};
                if (!row.intersect(view).empty()) draw_row(i, row);
            }
        },
        backdrop);
}

} // namespace liaison::ui
