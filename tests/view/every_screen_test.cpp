// Every screen, in every language, standing and lying, as usual, larger, in high contrast and brought down: no
// text leaves its box or is cut, no letter is missing, and all that can be touched is large enough, apart and
// within reach.
#include <map>
#include <set>

#include "catch.hpp"
#include "judge.hpp"
#include "ui/offscreen_surface.hpp"

using namespace liaison;

namespace {

struct Format {
    const char* name;
    ui::Size size;
    float px_per_mm; // 0: a panel that does not tell
};

const std::vector<gallery::Look> looks{
    {}, {.elder = true}, {.contrast = true}, {.lowered = true}, {.elder = true, .lowered = true}};

std::string name_of(const gallery::Look& look) {
    return look.language + (look.elder ? " elder" : "") + (look.contrast ? " contrast" : "") +
           (look.lowered ? " lowered" : "");
}

void walk(const Format& format) {
    auto surface = ui::OffscreenSurface::create(64, 64, format.px_per_mm);
    REQUIRE(surface.has_value());
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    std::map<std::string, std::set<std::string>> seen; // by fault: where
    for (const gallery::Scene& scene : gallery::all_scenes()) {
        for (const std::string& language : gallery::known_languages()) {
            if (scene.desk() && language != "zh") continue;
            for (gallery::Look look : looks) {
                look.language = language;
                ui::CanvasSettings settings = gallery::settings_of(scene, look);
                settings.record_fills = true;
                canvas.begin((*surface)->begin_dry_frame(format.size), settings);
                gallery::draw(canvas, scene, look);
                canvas.end();
                (*surface)->drop_frame();
                for (const std::string& fault : test::faults_of(scene, canvas))
                    seen[fault].insert(scene.name + " " + name_of(look));
            }
        }
    }
    for (const auto& [fault, places] : seen)
        FAIL_CHECK(format.name << ": " << fault << "  [" << *places.begin() << "; " << places.size()
                               << " in all]");
    engine.release_textures();
}

} // namespace

TEST_CASE("Every screen keeps the rules, lying", "[view]") {
    walk({"1920x1080", {1920, 1080}, 0});
}

TEST_CASE("Every screen keeps the rules, standing", "[view]") {
    walk({"1080x1920", {1080, 1920}, 0});
}

TEST_CASE("Every screen keeps the rules, on a small panel", "[view]") {
    walk({"768x1366", {768, 1366}, 3.97F}); // 15.6 inch, by its real density
}

TEST_CASE("Every screen keeps the rules, on a large panel", "[view]") {
    walk({"3840x2160", {3840, 2160}, 4.03F}); // 43 inch
}
