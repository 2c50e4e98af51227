// The judge of screens is worth nothing unless it finds what is wrong.
#include <algorithm>

#include "catch.hpp"
#include "judge.hpp"
#include "ui/button.hpp"
#include "ui/offscreen_surface.hpp"
#include "ui/paint.hpp"

using namespace liaison;

namespace {

// Faults of a screen that is drawn by `draw` alone, as if it were the welcome.
template <class Draw>
std::vector<std::string> judged(ui::Size size, Draw draw) {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    ui::CanvasSettings settings;
    settings.record_fills = true;
    canvas.begin(surface->begin_dry_frame(size), settings);
    draw(canvas);
    canvas.end();
    surface->drop_frame();
    auto faults = test::faults_of(gallery::all_scenes().front(), canvas);
    engine.release_textures();
    return faults;
}

bool has(const std::vector<std::string>& faults, const std::string& what) {
    return std::any_of(faults.begin(), faults.end(),
                       [&](const auto& fault) { return fault.starts_with(what); });
}

} // namespace

TEST_CASE("The judge names what is wrong", "[view]") {
    const ui::Size lying{1920, 1080};
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         c.text({0, 0, 60, 40}, "一二三四五六七八九十");
                     }),
              "text cut"));
    CHECK(has(judged(lying, [](ui::Canvas& c) { c.text({0, 0, 400, 12}, "测试"); }), "text outside its box"));
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         c.text({1900, 0, 400, 60}, "测试测试");
                     }),
              "text off the screen"));
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         c.text({0, 0, 400, 60}, "\xF3\xB0\x80\x80");
                     }),
              "letters that no font has"));
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         ui::fill(c, {0, 0, 400, 100}, c.theme().ink_soft);
                         c.text({0, 0, 400, 100}, "测试");
                     }),
              "contrast below 7:1"));
    CHECK(has(judged(lying, [](ui::Canvas& c) { c.touch("small", {0, 0, 300, 60}); }), "target too small"));
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         c.touch("one", {0, 0, 300, 120});
                         c.touch("other", {305, 0, 300, 120});
                     }),
              "targets too close"));
    CHECK(has(judged({1080, 1920},
                     [](ui::Canvas& c) {
                         c.touch("high", {0, 100, 300, 120});
                     }),
              "acts above reach"));
    CHECK(
        has(judged(lying,
                   [](ui::Canvas& c) {
                       for (int i = 0; i < 6; ++i)
                           c.touch("choice" + std::to_string(i), {0, 150.0F * static_cast<float>(i), 300, 120});
                   }),
            "more than five choices"));
    CHECK(has(judged(lying,
                     [](ui::Canvas& c) {
                         c.touch("text", {0, 500, 900, 300}, ui::TargetKind::area);
                         c.touch("letters.a", {0, 700, 90, 90}, ui::TargetKind::key);
                     }),
              "keyboard covers its field"));
}

TEST_CASE("The judge has nothing against what is right", "[view]") {
    CHECK(judged({1920, 1080}, [](ui::Canvas& c) {
              ui::button(c, "home", {100, 100, 300, 120}, {.label = "首页", .style = ui::ButtonStyle::primary});
              c.text({100, 300, 900, 60}, "测试");
          }).empty());
}
