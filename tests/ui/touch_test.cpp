// What a finger does: acts on release inside, never twice, never through a dialog, never lost.
#include <optional>

#include "catch.hpp"
#include "sample_screen.hpp"
#include "ui/button.hpp"
#include "ui/offscreen_surface.hpp"
#include "ui/overlay.hpp"
#include "ui/scroll_list.hpp"
#include "ui/typing_keyboard.hpp"

using namespace liaison::ui;
using namespace liaison::ui::test;

namespace {

// A small screen with whatever the test draws.
class Glass {
public:
    Glass() : surface_(std::move(OffscreenSurface::create(800, 600).value())), canvas_(engine_) {}
    ~Glass() { engine_.release_textures(); }
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    InputQueue& finger() { return surface_->input(); }
    const FrameReport& report() const { return canvas_.report(); }
    TextCounters counters() const { return engine_.counters(); }
    const Metrics& metrics() const { return canvas_.metrics(); }

    template <typename Draw>
    void frame(const Draw& draw) {
        canvas_.begin(surface_->begin_frame(), {});
        draw(canvas_);
        canvas_.end();
        surface_->end_frame(light_theme().ground);
    }
    // Frames until the input is used up, and one more.
    template <typename Draw>
    void settle(const Draw& draw) {
        while (finger().pending())
            frame(draw);
        frame(draw);
    }

private:
    std::unique_ptr<OffscreenSurface> surface_;
    TextEngine engine_;
    Canvas canvas_;
};

constexpr Rect one{50, 50, 200, 100};
constexpr Rect two{300, 50, 200, 100};

struct Clicks {
    int first = 0;
    int second = 0;
    void operator()(Canvas& canvas) {
        first += button(canvas, "one", one, {.label = "一"}) ? 1 : 0;
        second += button(canvas, "two", two, {.label = "二"}) ? 1 : 0;
    }
};

} // namespace

TEST_CASE("A press and release inside is one click, also when both come between two frames") {
    Glass glass;
    Clicks clicks;
    const auto draw = [&](Canvas& canvas) { clicks(canvas); };
    glass.frame(draw);
    glass.finger().press({100, 100});
    glass.finger().release({110, 105});
    glass.settle(draw);
    CHECK(clicks.first == 1);
    for (int i = 0; i < 3; ++i) {
        glass.finger().press({400, 100});
        glass.finger().release({400, 100});
    }
    glass.settle(draw);
    CHECK(clicks.second == 3);
    CHECK(clicks.first == 1);
}

TEST_CASE("A finger that leaves its target does nothing, wherever it is lifted") {
    Glass glass;
    Clicks clicks;
    const auto draw = [&](Canvas& canvas) { clicks(canvas); };
    glass.frame(draw);
    for (const Point end : {Point{600, 400}, Point{400, 100}}) {
        glass.finger().press({100, 100});
        glass.finger().move(end);
        glass.finger().release(end);
        glass.settle(draw);
    }
    glass.finger().press({600, 400});
    glass.finger().release({100, 100});
    glass.settle(draw);
    glass.finger().press({100, 100});
    glass.finger().cancel();
    glass.settle(draw);
    CHECK(clicks.first == 0);
    CHECK(clicks.second == 0);
}

TEST_CASE("A touch shows at once and leaves no hover behind") {
    Glass glass;
    bool held = false;
    const auto draw = [&](Canvas& canvas) { held = canvas.touch("one", one).held; };
    glass.frame(draw);
    glass.finger().move({100, 100});
    glass.settle(draw);
    CHECK_FALSE(held);
    glass.finger().press({100, 100});
    glass.frame(draw);
    CHECK(held);
    glass.finger().move({700, 500});
    glass.frame(draw);
    CHECK_FALSE(held);
    glass.finger().move({100, 100});
    glass.frame(draw);
    CHECK(held);
    glass.finger().release({100, 100});
    glass.settle(draw);
    CHECK_FALSE(held);
}

TEST_CASE("A dialog takes the touches of what it covers, also of a finger that is already down") {
    Glass glass;
    Clicks clicks;
    bool asked = false;
    int answered = 0;
    const auto draw = [&](Canvas& canvas) {
        clicks(canvas);
        if (!asked) return;
        overlay(canvas, 300, 200);
        answered += button(canvas, "yes", {300, 250, 200, 100}, {.label = "是"}) ? 1 : 0;
    };
    glass.frame(draw);
    glass.finger().press({100, 100});
    glass.frame(draw);
    asked = true;
    glass.frame(draw);
    glass.finger().release({100, 100});
    glass.settle(draw);
    glass.finger().press({100, 100});
    glass.finger().release({100, 100});
    glass.settle(draw);
    CHECK(clicks.first == 0);
    glass.finger().press({400, 300});
    glass.finger().release({400, 300});
    glass.settle(draw);
    CHECK(answered == 1);
}

TEST_CASE("A disabled button does not act, and ids are unique") {
    Glass glass;
    bool acted = false;
    const auto draw = [&](Canvas& canvas) {
        acted |= button(canvas, "one", one, {.label = "一", .enabled = false});
        button(canvas, "two", two, {.label = "二"});
        button(canvas, "two", two.moved(0, 200), {.label = "二"});
    };
    glass.frame(draw);
    glass.finger().press({100, 100});
    glass.finger().release({100, 100});
    glass.settle(draw);
    CHECK_FALSE(acted);
    CHECK(glass.report().duplicate_ids == std::vector<std::string>{"two"});
}

TEST_CASE("A list follows the finger and does not take the drag for a click") {
    Glass glass;
    std::optional<std::size_t> chosen;
    std::size_t first_seen = 0;
    const auto draw = [&](Canvas& canvas) {
        bool seen = false;
        scroll_list(canvas, "list", {0, 0, 400, 500}, 30, 100, 10, [&](std::size_t i, const Rect& row) {
            if (!seen) first_seen = i;
            seen = true;
            if (button(canvas, "row." + std::to_string(i), row, {.label = "行"})) chosen = i;
        });
    };
    glass.frame(draw);
    glass.finger().press({200, 450});
    glass.finger().move({200, 300});
    glass.finger().move({200, 100});
    glass.finger().release({200, 100});
    glass.settle(draw);
    CHECK_FALSE(chosen);
    CHECK(first_seen == 3);
    glass.finger().press({200, 50});
    glass.finger().move({201, 54});
    glass.finger().release({201, 54});
    glass.settle(draw);
    CHECK(chosen == 3U);
    // Not beyond its end.
    for (int i = 0; i < 20; ++i) {
        glass.finger().press({200, 450});
        glass.finger().move({200, 0});
        glass.finger().release({200, 0});
        glass.settle(draw);
    }
    CHECK(glass.report().find("row.29")->rect.bottom() == Approx(500).margin(1));
}

TEST_CASE("Every point of a fast stroke arrives at the signature") {
    Glass glass;
    Sample sample;
    SigningState state;
    std::vector<TimedStroke> ink;
    const auto draw = [&](Canvas& canvas) {
        if (auto stroke = signing_pad(canvas, "sign", {100, 100, 400, 200}, {}, "签名", state, {}))
            ink.push_back(*std::move(stroke));
    };
    glass.frame(draw);
    glass.finger().press({150, 150});
    for (int i = 0; i < 50; ++i)
        glass.finger().move({150.0F + static_cast<float>(i) * 4, 160});
    glass.finger().release({360, 170});
    glass.finger().press({200, 200});
    glass.finger().release({200, 200});
    glass.settle(draw);
    REQUIRE(ink.size() == 2);
    CHECK(ink[0].size() == 52);
    CHECK(ink[1].size() == 2);
}

namespace {

// A keyboard on the glass that a finger types on.
struct TypingGlass {
    Glass glass;
    KeyboardState state;
    std::vector<KeyFaceRow> rows_of_keys = sample_keys();
    std::chrono::milliseconds now{1000};
    std::string typed;

    void draw(Canvas& canvas) {
        if (const auto key = key_rows(canvas, "keyboard", {0, 100, 800, 400}, rows_of_keys, state, now))
            typed +=
                key->variant.empty() ? std::string(rows_of_keys[key->row][key->key].look.label) : key->variant;
    }
    void settle() {
        glass.settle([this](Canvas& canvas) { draw(canvas); });
    }
    void show() {
        glass.frame([this](Canvas& canvas) { draw(canvas); });
    }
    Point at(const char* id) { return glass.report().find(id)->rect.center(); }
    void tap(const char* id) {
        glass.finger().press(at(id));
        glass.finger().release(at(id));
        settle();
    }
    void hold(const char* id) {
        glass.finger().press(at(id));
        settle();
        now += held_for_variants;
        show();
    }
};

} // namespace

TEST_CASE("Keys type what stands on them") {
    Glass glass;
    std::string typed;
    const auto draw = [&](Canvas& canvas) {
        if (auto stroke = numeric_keypad(canvas, "pad", {0, 410, 300, 190}, true)) typed += stroke->text;
    };
    glass.frame(draw);
    for (const char* id : {"pad.7", "pad.X"}) {
        const Point at = glass.report().find(id)->rect.center();
        glass.finger().press(at);
        glass.finger().release(at);
        glass.settle(draw);
    }
    CHECK(typed == "7X");
}

TEST_CASE("A key that is held offers its variants: slide there and lift, or lift and touch one") {
    TypingGlass t;
    t.show();
    t.tap("keyboard.e");
    CHECK(t.typed == "e");
    t.hold("keyboard.e");
    CHECK(t.typed == "e");
    REQUIRE(t.glass.report().find("keyboard.variant1"));
    t.glass.finger().move(t.at("keyboard.variant1"));
    t.glass.finger().release(t.at("keyboard.variant1"));
    t.settle();
    CHECK(t.typed == "eê");
    CHECK_FALSE(t.glass.report().find("keyboard.variant1"));
    t.hold("keyboard.e");
    t.glass.finger().release(t.at("keyboard.e"));
    t.settle();
    CHECK(t.typed == "eê");
    REQUIRE(t.glass.report().find("keyboard.variant0"));
    t.tap("keyboard.variant0");
    CHECK(t.typed == "eêé");
    t.hold("keyboard.e");
    t.glass.finger().release(t.at("keyboard.e"));
    t.settle();
    t.tap("keyboard.9"); // anything else closes them and types nothing
    CHECK(t.typed == "eêé");
    CHECK_FALSE(t.glass.report().find("keyboard.variant0"));
    t.hold("keyboard.w"); // has none
    t.glass.finger().release(t.at("keyboard.w"));
    t.settle();
    CHECK(t.typed == "eêéw");
}

TEST_CASE("Candidates scroll under the finger and are chosen by a touch") {
    Glass glass;
    KeyboardState state;
    std::vector<std::string> candidates;
    for (int i = 0; i < 40; ++i)
        candidates.push_back("候选" + std::to_string(i));
    std::optional<std::size_t> chosen;
    const auto draw = [&](Canvas& canvas) {
        const auto touched = candidate_row(canvas, "row", {0, 0, 800, 70},
                                           {.composition = "hou xuan", .candidates = candidates}, state);
        if (touched) chosen = touched;
    };
    glass.frame(draw);
    CHECK_FALSE(glass.report().find("row.candidate30"));
    for (int swipe = 0; swipe < 12; ++swipe) {
        glass.finger().press({700, 30});
        for (int x = 690; x > 200; x -= 20)
            glass.finger().move({static_cast<float>(x), 32});
        glass.finger().release({200, 32});
        glass.settle(draw);
    }
    CHECK_FALSE(chosen);
    REQUIRE(glass.report().find("row.candidate38"));
    const Point at = glass.report().find("row.candidate38")->rect.center();
    glass.finger().press(at);
    glass.finger().release(at);
    glass.settle(draw);
    CHECK(chosen == std::size_t{38});
    candidates.front() = "新";
    glass.frame(draw);
    CHECK(glass.report().find("row.candidate0")); // new ones begin at the left
}

TEST_CASE("A stroke on the writing pad is told when the finger leaves") {
    Glass glass;
    KeyboardState state;
    std::vector<InkStroke> ink;
    const auto draw = [&](Canvas& canvas) {
        if (auto stroke = writing_pad(canvas, "pad", {100, 100, 400, 200}, ink, "写", state))
            ink.push_back(*std::move(stroke));
    };
    glass.frame(draw);
    glass.finger().press({150, 150});
    for (int i = 0; i < 50; ++i)
        glass.finger().move({150.0F + static_cast<float>(i) * 8, 160});
    glass.settle(draw);
    CHECK(ink.empty());
    glass.finger().release({560, 170}); // outside: cut at the edge
    glass.finger().press({20, 20});     // begins outside: no stroke
    glass.finger().move({200, 200});
    glass.finger().release({200, 200});
    glass.settle(draw);
    REQUIRE(ink.size() == 1);
    CHECK(ink[0].size() == 52);
    CHECK(ink[0].back().x <= 1.0F);
}

TEST_CASE("A still screen shapes nothing, sets nothing, rasterises nothing") {
    Glass glass;
    Sample sample;
    const auto draw = [&](Canvas& canvas) { draw_welcome(canvas, sample); };
    glass.frame(draw);
    glass.frame(draw);
    const TextCounters before = glass.counters();
    glass.frame(draw);
    CHECK(glass.counters() == before);
}
