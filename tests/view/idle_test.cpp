// The idle face stands for hours: it must cost next to nothing, burn nothing in, and be read from the door.
#include <set>

#include "catch.hpp"
#include "scenes.hpp"
#include "ui/offscreen_surface.hpp"

using namespace liaison;
using namespace std::chrono_literals;

namespace {

gallery::Scene idle_scene() {
    for (gallery::Scene& scene : gallery::all_scenes())
        if (scene.name == "idle_0") return std::move(scene);
    throw std::logic_error("no idle scene");
}

ui::FrameReport drawn(ui::OffscreenSurface& surface, ui::Canvas& canvas, const gallery::Scene& scene) {
    canvas.begin(surface.begin_dry_frame({1920, 1080}), gallery::settings_of(scene, {}));
    gallery::draw(canvas, scene, {});
    canvas.end();
    surface.drop_frame();
    return canvas.report();
}

} // namespace

TEST_CASE("The idle face changes twice a minute and no more", "[view]") {
    const gallery::Scene scene = idle_scene();
    int pictures = 0;
    const auto end = scene.stage->clock.now.monotonic + 10min;
    while (true) {
        const auto due = view::next_change(scene.stage->state, scene.stage->clock.now);
        if (due > end) break;
        REQUIRE(due > scene.stage->clock.now.monotonic);
        scene.stage->clock.advance(due - scene.stage->clock.now.monotonic);
        ++pictures;
    }
    CHECK(pictures == 20);
}

TEST_CASE("The welcome becomes the idle face when its time has come", "[view]") {
    gallery::Stage stage;
    const auto due = view::next_change(stage.state, stage.clock.now);
    CHECK(due <= stage.state.visit.last_activity + flow::idle_after);
}

TEST_CASE("Nothing of the idle face stays where it is", "[view]") {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    const gallery::Scene scene = idle_scene();
    std::set<std::pair<float, float>> places;
    for (int place = 0; place < 8; ++place) {
        const ui::Rect zh = drawn(*surface, canvas, scene).find("language:zh")->rect;
        places.insert({zh.x, zh.y});
        scene.stage->clock.advance(view::idle_page_stays * view::idle_turns_a_place);
    }
    CHECK(places.size() == 8);
    engine.release_textures();
}

TEST_CASE("What the idle face tells is large", "[view]") {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    const gallery::Scene scene = idle_scene();
    const auto name = scene.stage->configuration.deputies.front().name.in("zh");
    float largest = 0;
    for (int turn = 0; turn < 4; ++turn) {
        for (const ui::TextRecord& text : drawn(*surface, canvas, scene).texts)
            if (text.text == name) largest = std::max(largest, text.size_px);
        scene.stage->clock.advance(view::idle_page_stays);
    }
    // 18 mm of a Chinese character are read at three metres without glasses that fit.
    CHECK(largest >= 18 * canvas.metrics().px_per_mm);
    engine.release_textures();
}
