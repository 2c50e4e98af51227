#include "ui/pattern.hpp"

#include <cmath>

#include "ui/paint.hpp"

namespace liaison::ui {
namespace {

constexpr int steps = 3; // of a lozenge, from its middle to its tip

// Where a motif stands: repeated from the middle of the band to both ends.
struct Loom {
    const Canvas& canvas;
    Rect rect;
    float stitch; // px of one thread

    float y() const { return std::round(rect.center().y); }
    void stitches(float x, float row, float columns, float rows, Color color) const {
        fill(canvas, {x, y() + row * stitch, columns * stitch, rows * stitch}, color);
    }
    template <class Motif>
    void repeat(float period_stitches, Motif motif) const {
        const float period = stitch * period_stitches;
        const auto count = static_cast<int>(std::ceil(rect.width / period / 2));
        for (int i = -count; i <= count; ++i) {
            const float x = std::round(rect.center().x) + static_cast<float>(i) * period;
            if (x - period / 2 >= rect.x - 1 && x + period / 2 <= rect.right() + 1) motif(x, i);
        }
    }
};

// A lozenge of square stitches, as a loom makes it.
void lozenge(const Canvas& canvas, Point center, float stitch, int size, Color color) {
    for (int row = -size; row <= size; ++row) {
        const auto half = static_cast<float>(size - std::abs(row)) + 0.5F;
        fill(canvas,
             {center.x - half * stitch, center.y + (static_cast<float>(row) - 0.5F) * stitch, half * 2 * stitch,
              stitch},
             color);
    }
}

void threads(const Canvas& canvas, const Rect& rect, float thread) {
    fill(canvas, {rect.x, rect.y, rect.width, thread}, canvas.theme().gold);
    fill(canvas, {rect.x, rect.bottom() - thread, rect.width, thread}, canvas.theme().gold);
}

// Chinese: squares that wind inwards.
void fret(const Loom& loom) {
    const Color gold = loom.canvas.theme().gold;
    loom.repeat(9, [&](float middle, int) {
        const float x = middle - 4 * loom.stitch;
        loom.stitches(x, -3, 7, 1, gold);
        loom.stitches(x + 6 * loom.stitch, -3, 1, 6, gold);
        loom.stitches(x + 2 * loom.stitch, 2, 5, 1, gold);
        loom.stitches(x + 2 * loom.stitch, -1, 1, 4, gold);
        loom.stitches(x + 2 * loom.stitch, -1, 3, 1, gold);
        loom.stitches(x, -3, 1, 6, gold);
    });
}

// Tibetan: the stripes of an apron, and crosses as they are tied and dyed.
void apron(const Loom& loom) {
    const Theme& t = loom.canvas.theme();
    loom.repeat(18, [&](float middle, int) {
        const float x = middle - 9 * loom.stitch;
        loom.stitches(x, -3, 1, 6, t.gold);
        loom.stitches(x + 2 * loom.stitch, -3, 2, 6, t.accent_deep);
        loom.stitches(x + 4 * loom.stitch, -3, 1, 6, t.on_accent);
        loom.stitches(x + 5 * loom.stitch, -3, 2, 6, t.gold);
        loom.stitches(x + 7 * loom.stitch, -3, 1, 6, t.accent_deep);
        const float cross = x + 13 * loom.stitch;
        loom.stitches(cross - 0.5F * loom.stitch, -2.5F, 1, 5, t.on_accent);
        loom.stitches(cross - 2.5F * loom.stitch, -0.5F, 5, 1, t.on_accent);
        loom.stitches(cross - 0.5F * loom.stitch, -0.5F, 1, 1, t.gold);
    });
}

// Lisu: teeth of patchwork against each other, with a step of white between.
void patchwork(const Loom& loom) {
    const Theme& t = loom.canvas.theme();
    loom.repeat(8, [&](float middle, int) {
        for (int row = 0; row < 3; ++row) {
            const auto half = static_cast<float>(3 - row) - 0.5F;
            const auto down = static_cast<float>(row);
            loom.stitches(middle - half * loom.stitch, -3.0F + down, half * 2, 1, t.gold);
            loom.stitches(middle + (4 - half) * loom.stitch, 2.0F - down, half * 2, 1, t.on_accent);
        }
    });
}

// Naxi: discs with rings, seven and then a pause, as on the cape of stars.
void stars(const Loom& loom) {
    const Theme& t = loom.canvas.theme();
    loom.repeat(9, [&](float middle, int index) {
        if ((index + 400) % 8 == 4) {
            lozenge(loom.canvas, {middle, loom.y()}, loom.stitch, 1, t.gold);
            return;
        }
        fill_circle(loom.canvas, {middle, loom.y()}, 3.2F * loom.stitch, t.gold);
        fill_circle(loom.canvas, {middle, loom.y()}, 2.3F * loom.stitch, t.accent_deep);
        fill_circle(loom.canvas, {middle, loom.y()}, 1.4F * loom.stitch, t.on_accent);
    });
}

void lozenges(const Loom& loom) {
    const Theme& t = loom.canvas.theme();
    loom.repeat(2 * steps + 4, [&](float x, int) {
        lozenge(loom.canvas, {x, loom.y()}, loom.stitch, steps, t.gold);
        lozenge(loom.canvas, {x, loom.y()}, loom.stitch, steps - 1, t.accent);
        lozenge(loom.canvas, {x, loom.y()}, loom.stitch, 1, t.on_accent);
    });
}

} // namespace

void woven_band(const Canvas& canvas, const Rect& rect, TextLanguage weave) {
    const Loom loom{canvas, rect, std::max(1.0F, std::floor(rect.height / 11))};
    fill(canvas, rect, canvas.theme().accent);
    threads(canvas, rect, loom.stitch);
    switch (weave) {
    case TextLanguage::chinese: return fret(loom);
    case TextLanguage::tibetan: return apron(loom);
    case TextLanguage::lisu: return patchwork(loom);
    case TextLanguage::naxi: return stars(loom);
    case TextLanguage::english: return lozenges(loom);
    }
}

void woven_band(const Canvas& canvas, const Rect& rect) {
    woven_band(canvas, rect, canvas.settings().language);
}

void woven_edge(const Canvas& canvas, const Rect& rect) {
    const Theme& t = canvas.theme();
    const float stitch = std::max(1.0F, std::floor(rect.height / 6));
    threads(canvas, rect, std::max(1.0F, stitch / 2));
    const float period = stitch * 6;
    const float y = std::round(rect.center().y);
    const auto count = static_cast<int>(rect.width / period);
    for (int i = 0; i < count; ++i) {
        const float x = rect.x + (static_cast<float>(i) + 0.5F) * period;
        lozenge(canvas, {std::round(x), y}, stitch, 1, t.accent);
    }
}

} // namespace liaison::ui
