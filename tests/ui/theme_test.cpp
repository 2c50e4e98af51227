// Tokens and measures keep the promises of the look.
#include "catch.hpp"
#include "ui/metrics.hpp"
#include "ui/theme.hpp"

using namespace liaison::ui;

TEST_CASE("Every text of both themes has a contrast of at least 7:1") {
    for (const Theme* theme : {&light_theme(), &high_contrast_theme()}) {
        for (const TextPair& pair : text_pairs(*theme)) {
            INFO(pair.name);
            CHECK(contrast_ratio(pair.text, pair.background) >= 7.0);
        }
    }
    CHECK(contrast_ratio(rgb(0x000000), rgb(0xFFFFFF)) == Approx(21.0));
}

TEST_CASE("Sizes at 1080 lines are those of the design") {
    const Metrics m = measure({.width = 1920, .height = 1080});
    CHECK(m.text_body == 28);
    CHECK(m.text_title >= 56);
    CHECK(m.target == 96);
    CHECK(m.gap == Approx(18));
    CHECK(measure({.elder = true}).text_body == 40);
    CHECK(measure({.audience = Audience::desk}).text_body == 22);
    CHECK(measure({.width = 1080, .height = 1920}).portrait());
}

TEST_CASE("Targets follow the panel's density, type follows its short side") {
    const Metrics m = measure({.width = 3840, .height = 2160, .px_per_mm = 7.2F});
    CHECK(m.text_body == 56);
    CHECK(m.target == Approx(159).margin(1));
    CHECK(measure({.px_per_mm = 3.62F, .audience = Audience::desk}).target >= 14 * 3.62F);
}

TEST_CASE("What a monitor says of its size is believed only if it can be true") {
    CHECK(plausible_px_per_mm(1920, 1080, 531, 299).value() == Approx(3.61F).margin(0.02));
    CHECK(plausible_px_per_mm(1080, 1920, 299, 531).has_value());
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, 160, 90));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, 0, 0));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, 508, 500));
    CHECK_FALSE(plausible_px_per_mm(1920, 1080, 16000, 9000));
}
