// The sample screens as pictures, on a surface without a display.
#include <cstdlib>

#include "catch.hpp"
#include "sample_screen.hpp"
#include "ui/offscreen_surface.hpp"

using namespace liaison::ui;
using namespace liaison::ui::test;

namespace {

struct Shot {
    Image image;
    FrameReport report;
    TextCounters counters;
};

using Draw = void (*)(Canvas&, Sample&);

// Set LIAISON_PICTURES to a folder to look at what was drawn.
Shot shoot(int width, int height, const CanvasSettings& settings, Draw draw, const char* name,
           bool ask = false) {
    auto surface = OffscreenSurface::create(width, height);
    REQUIRE(surface.has_value());
    TextEngine engine;
    Canvas canvas(engine);
    Sample sample;
    sample.ask = ask;
    Shot shot;
    for (int frame = 0; frame < 2; ++frame) {
        canvas.begin((*surface)->begin_frame(), settings);
        draw(canvas, sample);
        canvas.end();
        shot.image = (*surface)->end_frame(settings.theme->ground);
    }
    shot.report = canvas.report();
    shot.counters = engine.counters();
    engine.release_textures();
    if (const char* folder = std::getenv("LIAISON_PICTURES")) {
        REQUIRE(write_png(shot.image, std::string(folder) + "/" + name + ".png").has_value());
    }
    return shot;
}

void require_sound(const Shot& shot) {
    for (const TextRecord& record : shot.report.texts) {
        INFO(record.text << " at " << record.size_px);
        CHECK(record.missing == 0);
        CHECK_FALSE(record.overflows());
        CHECK_FALSE(record.truncated);
        CHECK_FALSE(record.word_broken);
    }
    CHECK(shot.report.duplicate_ids.empty());
    CHECK(shot.counters.dropped_glyphs == 0);
    std::size_t inked = 0;
    const Color ground = shot.image.at(2, shot.image.height / 2);
    for (int y = 0; y < shot.image.height; y += 7) {
        for (int x = 0; x < shot.image.width; x += 7)
            inked += shot.image.at(x, y) == ground ? 0U : 1U;
    }
    CHECK(inked > 500);
}

} // namespace

TEST_CASE("The welcome screen is sound in every language, standing and lying") {
    const struct {
        TextLanguage language;
        const char* name;
    } rows[] = {{TextLanguage::chinese, "zh"},
                {TextLanguage::tibetan, "bo"},
                {TextLanguage::lisu, "lis"},
                {TextLanguage::english, "en"}};
    for (const auto& row : rows) {
        CanvasSettings settings;
        settings.language = row.language;
        require_sound(
            shoot(1920, 1080, settings, draw_welcome, (std::string("welcome-wide-") + row.name).c_str()));
        require_sound(
            shoot(1080, 1920, settings, draw_welcome, (std::string("welcome-high-") + row.name).c_str()));
    }
}

TEST_CASE("Elder mode, high contrast and a question before the screen are sound") {
    CanvasSettings settings;
    settings.elder = true;
    require_sound(shoot(1920, 1080, settings, draw_welcome, "welcome-elder"));
    settings.theme = &high_contrast_theme();
    require_sound(shoot(1080, 1920, settings, draw_welcome, "welcome-contrast"));
    const Shot asked = shoot(1920, 1080, {}, draw_welcome, "ask", true);
    CHECK(asked.report.find("welcome.checkin")->covered);
    CHECK_FALSE(asked.report.find("ask.stay")->covered);
}

TEST_CASE("Typing and the desk are sound") {
    require_sound(shoot(1920, 1080, {}, draw_typing, "typing-wide"));
    require_sound(shoot(1080, 1920, {}, draw_typing, "typing-high"));
    CanvasSettings desk;
    desk.audience = Audience::desk;
    require_sound(shoot(1920, 1080, desk, draw_desk, "desk"));
}
