// Where the modules of a code lie in a picture: perspective, and what bends the surface beyond it.
#pragma once

#include <array>
#include <vector>

#include "drivers/code_picture/qr/finder_patterns.hpp"
#include "drivers/code_picture/qr/layout.hpp"

namespace drivers::qr {

// A plane seen in perspective: shares of the way from the top left finder's middle to the two others', to
// pixels.
struct Perspective {
    std::array<Point, 4> ends; // where (0,0), (1,0), (0,1) and (1,1) lie
    Point at(float u, float v) const {
        const float share = 1 / (g * u + h * v + 1);
        return {(a * u + b * v + c) * share, (d * u + e * v + f) * share};
    }
    void solve(); // after a change of ends

private:
    float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
};

// The code's own flaws of form, added to the plane. Pixels.
struct Curve {
    Point bow_across, bow_down;   // the middle pushed aside, along the rows and along the columns
    Point wave_across, wave_down; // the quarters pushed apart: a cylinder's sides are narrower than its middle
};

class Placement {
public:
    Placement(const LocalLight& light, const Layout& layout, const Perspective& plane);

    // Looks for the finder pattern that was only guessed: 0 the corner, 1 right, 2 below.
    void find_unseen(std::size_t end);
    // Looks for the alignment pattern that is farthest from the finders: the plane's fourth corner.
    void find_last_alignment();
    // Moves the plane until finder, timing and alignment patterns lie on what looks like them.
    void settle();
    // Finds each alignment pattern and takes the plane along: for large codes, and lenses that bend.
    void follow_alignment();
    // Bends the plane until patterns fit and modules are as black or white as they can be: for bottles and
    // paper that is not flat.
    void bend();

    // -1 to 1: how well the fixed patterns are where they should be.
    float patterns_score() const;
    // The mean light of each module.
    std::vector<float> modules() const;

private:
    struct Fixed {
        float x, y, sign; // sign 1 black, -1 white
    };

    Point at(float x, float y) const; // modules from the code's outer corner
    float seen(float x, float y) const;
    float contrast_score() const;
    // Of a pattern of rings, `outermost` modules from its middle to the last: -1 to 1.
    float rings_score(Point shift, float x, float y, int outermost) const;
    Point best_shift(Point start, float x, float y, int outermost, float radius, float step) const;

    const LocalLight& light_;
    const Layout& layout_;
    Perspective plane_;
    Curve curve_{};
    bool is_bent_ = false;
    std::vector<Point> shifts_; // of the alignment patterns, row by row; empty while not looked for
    std::vector<Fixed> fixed_;
    float span_;     // modules between the finders' middles
    float module_;   // pixels
    float contrast_; // of black in a finder's middle, grey levels
};

// A version that the corners may belong to, and the plane that suits its timing patterns best.
struct Guess {
    int version = 1;
    Perspective plane;
    float score = 0; // of the timing patterns: -1 to 1
};

// The likeliest first; three at most.
std::vector<Guess> guesses(const LocalLight& light, const Corners& corners);

} // namespace drivers::qr
