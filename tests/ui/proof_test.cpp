// Bounds that hold for whole screens: sizes of targets, memory of glyphs, codes that can be read.
#include "catch.hpp"
#include "sample_screen.hpp"
#include "ui/offscreen_surface.hpp"
#include "ui/portrait.hpp"
#include "ui/qr_code.hpp"
#include "ui/utf8.hpp"
#include "ui/window.hpp"

#include <cstdlib>

using namespace liaison::ui;
using namespace liaison::ui::test;

TEST_CASE("Targets of the sample screens are large enough for their readers") {
    auto surface = OffscreenSurface::create(1920, 1080).value();
    TextEngine engine;
    Canvas canvas(engine);
    Sample sample;
    CanvasSettings desk;
    desk.audience = Audience::desk;
    const struct {
        CanvasSettings settings;
        void (*draw)(Canvas&, Sample&);
    } rows[] = {{{}, draw_welcome}, {desk, draw_desk}};
    for (const auto& row : rows) {
        canvas.begin(surface->begin_frame(), row.settings);
        row.draw(canvas, sample);
        canvas.end();
        surface->end_frame(light_theme().ground);
        for (const Target& target : too_small(canvas.report(), canvas.metrics().target, canvas.metrics().key))
            FAIL_CHECK(target.id << " is only " << target.rect.short_side() << " px");
    }
    engine.release_textures();
}

TEST_CASE("A target that is too small is told") {
    FrameReport report;
    report.targets.push_back({"small", {0, 0, 200, 90}});
    report.targets.push_back({"key", {0, 0, 62, 62}, true, false, TargetKind::key});
    const auto small = too_small(report, 96, 61);
    REQUIRE(small.size() == 1);
    CHECK(small.front().id == "small");
}

TEST_CASE("Thousands of characters at several sizes stay within the atlas's bound") {
    auto surface = OffscreenSurface::create(1200, 900).value();
    TextEngine engine(FontCatalogue::debian(), {.atlas_page_px = 512, .atlas_pages = 2});
    Canvas canvas(engine);
    for (char32_t first = 0x4E00; first < 0x4E00 + 4000; first += 200) {
        std::string text;
        for (char32_t c = first; c < first + 200; ++c)
            append_utf8(text, c);
        for (int frame = 0; frame < 2; ++frame) {
            canvas.begin(surface->begin_frame(), {});
            canvas.text({10, 10, 1180, 880}, text, {.role = TextRole::body});
            canvas.end();
            surface->end_frame(light_theme().ground);
        }
    }
    const TextCounters counters = engine.counters();
    CHECK(counters.evicted_pages > 5);
    CHECK(counters.dropped_glyphs == 0);
    CHECK(counters.atlas_bytes <= std::size_t{4} * 512 * 512);
    engine.release_textures();
}

TEST_CASE("A code has its finder marks and a size that can be read") {
    const auto matrix = make_qr("LIAISON:1:7F3KQ2").value();
    CHECK(matrix.side >= 21);
    for (int i = 0; i < 7; ++i) {
        CHECK(matrix.at(i, 0));
        CHECK(matrix.at(0, i));
    }
    CHECK_FALSE(matrix.at(7, 7));
    CHECK_FALSE(make_qr(std::string(8000, 'x')).has_value());
}

TEST_CASE("Initials are the last two Han characters, or the first of another script") {
    CHECK(initials("测试甲") == "试甲");
    CHECK(initials("和某") == "和某");
    CHECK(initials("བསོད་ནམས") == "བ");
    CHECK(initials("སྒྲོལ་མ") == "སྒྲོ");
    CHECK(initials("Tester") == "T");
    CHECK(initials("").empty());
}

TEST_CASE("Without a display the window is an error, not a crash") {
    const char* display = std::getenv("DISPLAY");
    const std::string kept = display != nullptr ? display : "";
    unsetenv("DISPLAY");
    const auto window = Window::open({.window_px = Size{320, 240}});
    if (!kept.empty()) setenv("DISPLAY", kept.c_str(), 1);
    REQUIRE_FALSE(window.has_value());
    CHECK(window.error().fault == WindowFault::no_display);
    CHECK_FALSE(window.error().reason.empty());
}
