// Pictures are read when a screen draws them, keep their place while they come, and never become too many.
#include "catch.hpp"
#include "picture_scenes.hpp"
#include "ui/offscreen_surface.hpp"

using namespace liaison;
using view::PictureKey;
using view::Pictures;
using view::PictureUse;
using namespace std::chrono_literals;

namespace {

PictureKey key(int number) {
    return {PictureUse::notice, {.sha256 = std::string(60, 'a') + std::to_string(1000 + number), .bytes = 1}};
}

ui::Image image(int width, int height) {
    return {
        width, height,
        std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 9)};
}

gallery::Scene scene(const std::string& name) {
    for (gallery::Scene& scene : gallery::all_scenes())
        if (scene.name == name) return std::move(scene);
    throw std::logic_error("no scene " + name);
}

std::vector<std::pair<std::string, ui::Rect>> texts(ui::OffscreenSurface& surface, ui::Canvas& canvas,
                                                    const gallery::Scene& scene) {
    canvas.begin(surface.begin_dry_frame({1920, 1080}), gallery::settings_of(scene, {}));
    gallery::draw(canvas, scene, {});
    canvas.end();
    surface.drop_frame();
    std::vector<std::pair<std::string, ui::Rect>> texts;
    for (const ui::TextRecord& text : canvas.report().texts)
        texts.emplace_back(text.text, text.available);
    return texts;
}

} // namespace

TEST_CASE("A picture is wished for once, keeps its place, and is missed only where it is drawn", "[view]") {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    Pictures pictures;
    pictures.begin_draw({});
    CHECK(pictures.find(key(1)) == nullptr);
    pictures.expect(key(2));
    CHECK(pictures.is_coming(key(1)));
    CHECK(pictures.take_wishes() == std::vector<PictureKey>{key(1), key(2)});
    CHECK(pictures.take_wishes().empty());
    CHECK(pictures.put(key(1), image(8, 8)));
    CHECK_FALSE(pictures.put(key(2), image(8, 8))); // its page comes later
    CHECK(pictures.find(key(1)) != nullptr);
    CHECK_FALSE(pictures.put(key(3), image(8, 8))); // nobody asked for it
    pictures.clear();
    CHECK(pictures.bytes() == 0);
}

TEST_CASE("What could not be had is asked for again, later or when more is there", "[view]") {
    Pictures pictures;
    domain::MonotonicTime now{1min};
    pictures.begin_draw(now);
    pictures.find(key(1));
    pictures.take_wishes();
    pictures.cannot_be_had(key(1), now);
    CHECK_FALSE(pictures.is_coming(key(1)));
    pictures.find(key(1));
    CHECK(pictures.take_wishes().empty());
    pictures.begin_draw(now + Pictures::asked_again_after);
    pictures.find(key(1));
    CHECK(pictures.take_wishes().size() == 1);
    pictures.cannot_be_had(key(1), now);
    pictures.ask_again();
    pictures.find(key(1));
    CHECK(pictures.take_wishes().size() == 1);
}

TEST_CASE("All pictures together stay within their bound; what was not drawn for longest goes", "[view]") {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    Pictures pictures;
    for (int number = 0; number < 20; ++number) {
        pictures.begin_draw({});
        pictures.find(key(number));
        pictures.take_wishes();
        pictures.put(key(number), image(1024, 768));
        CHECK(pictures.bytes() <= Pictures::most_bytes);
    }
    pictures.begin_draw({});
    CHECK(pictures.find(key(19)) != nullptr);
    CHECK(pictures.find(key(0)) == nullptr);
    CHECK(pictures.take_wishes() == std::vector<PictureKey>{key(0)});
    pictures.clear();
}

TEST_CASE("A notice's picture stands on the idle face, and a portrait on the deputies' screens", "[view]") {
    const auto surface = ui::OffscreenSurface::create(1920, 1080).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    for (const char* name : {"idle_picture_0", "welcome_picture", "on_duty_picture"}) {
        const gallery::Scene pictured = scene(name);
        ui::Image seen;
        for (int frame = 0; frame < 2; ++frame) {
            canvas.begin(surface->begin_frame(), gallery::settings_of(pictured, {}));
            gallery::draw(canvas, pictured, {});
            canvas.end();
            seen = surface->end_frame(canvas.theme().ground);
        }
        const ui::Color hill{88, 120, 74}, coat{72, 84, 120};
        int hills = 0, coats = 0;
        for (int y = 0; y < seen.height; y += 2)
            for (int x = 0; x < seen.width; x += 2) {
                hills += seen.at(x, y) == hill ? 1 : 0;
                coats += seen.at(x, y) == coat ? 1 : 0;
            }
        INFO(name);
        CHECK((std::string(name) == "on_duty_picture" ? coats : hills) > 500);
    }
    engine.release_textures();
}

TEST_CASE("Without a picture a screen looks as if there had never been one", "[view]") {
    const auto surface = ui::OffscreenSurface::create(64, 64).value();
    ui::TextEngine engine;
    ui::Canvas canvas(engine);
    for (const auto& [plain, pictured] : std::vector<std::pair<std::string, std::string>>{
             {"idle_0", "idle_picture_0"}, {"welcome", "welcome_picture"}}) {
        const gallery::Scene without = scene(plain), with = scene(pictured);
        const auto usual = texts(*surface, canvas, without);
        for (const domain::Notice& notice : with.stage->configuration.notices) { // asked for, and not to be had
            const PictureKey key{PictureUse::notice, *notice.picture};
            with.stage->pictures.find(key);
            with.stage->pictures.take_wishes();
            with.stage->pictures.cannot_be_had(key, with.stage->clock.now.monotonic);
        }
        const auto now = texts(*surface, canvas, with);
        REQUIRE(now.size() == usual.size());
        for (std::size_t i = 0; i < now.size(); ++i) {
            INFO(pictured << ": " << now[i].first);
            CHECK(now[i].second.x == usual[i].second.x);
            CHECK(now[i].second.width == usual[i].second.width);
        }
    }
    engine.release_textures();
}
