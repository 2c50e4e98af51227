// The memory of glyphs is bounded whatever is drawn, and what is drawn is right all the time.
#include <algorithm>
#include <string>

#include "catch.hpp"
#include "ui/canvas.hpp"
#include "ui/offscreen_surface.hpp"
#include "ui/utf8.hpp"

using namespace liaison::ui;

namespace {

constexpr int width_px = 1200;
constexpr int height_px = 900;

Image draw(OffscreenSurface& surface, TextEngine& engine, const std::string& text, float size_px) {
    const Frame frame = surface.begin_frame();
    engine.begin_frame();
    const auto layout = engine.set({text, TextLanguage::chinese, Weight::regular, size_px, width_px});
    engine.draw(*frame.list, *layout, {0, 0, width_px, height_px}, Align::left, {20, 20, 20, 255});
    return surface.end_frame({255, 255, 255, 255});
}

std::string characters(char32_t first, char32_t last) {
    std::string text;
    for (char32_t c = first; c <= last; ++c)
        append_utf8(text, c);
    return text;
}

} // namespace

TEST_CASE("20,000 Hanzi at three sizes keep within the bound, and all is right afterwards") {
    auto surface = OffscreenSurface::create(width_px, height_px).value();
    TextEngine engine;
    const TextLimits limits;
    const std::size_t page =
        static_cast<std::size_t>(limits.atlas_page_px) * static_cast<std::size_t>(limits.atlas_page_px);
    const auto right_as_ever = [&](const std::string& text, float size_px) {
        TextEngine fresh;
        const Image expected = draw(*surface, fresh, text, size_px);
        fresh.release_textures();
        return draw(*surface, engine, text, size_px).rgba == expected.rgba;
    };
    std::size_t most_bytes = 0;
    for (const float size_px : {24.0F, 36.0F, 56.0F}) {
        const auto columns = static_cast<char32_t>(width_px / size_px);
        const auto rows = static_cast<char32_t>(height_px / (size_px * 1.5F));
        std::string shown;
        for (char32_t first = 0x4E00; first < 0x4E00 + 20000; first += columns * rows) {
            shown = characters(first, first + columns * rows - 1);
            draw(*surface, engine, shown, size_px);
            most_bytes = std::max(most_bytes, engine.counters().atlas_bytes);
        }
        CHECK(right_as_ever(shown, size_px));
        CHECK(right_as_ever(characters(0x4E00, 0x4E00 + 200), size_px));
    }
    const TextCounters counters = engine.counters();
    CHECK(counters.rasterized > 60000);
    CHECK(counters.evicted_pages > 8);
    CHECK(counters.dropped_glyphs == 0);
    CHECK(most_bytes <= 2 * limits.atlas_pages * page);
    engine.release_textures();
}

TEST_CASE("Where no font file is left, boxes still show that there is text") {
    auto surface = OffscreenSurface::create(width_px, height_px).value();
    FontCatalogue catalogue = FontCatalogue::debian();
    for (auto& weights : catalogue.sources)
        for (FontSource& source : weights)
            source.file = "/nowhere/font.ttf";
    TextEngine blind(catalogue);
    const Image image = draw(*surface, blind, "欢迎 welcome", 40);
    std::size_t dark = 0;
    for (std::size_t i = 0; i < image.rgba.size(); i += 4)
        dark += image.rgba[i] < 128 ? 1U : 0U;
    CHECK(dark > 300);
    CHECK(blind.set({"一\n二", TextLanguage::chinese, Weight::regular, 40})->height > 80);
    GreyBitmap paper = GreyBitmap::blank(384, 60);
    blind.draw(paper, *blind.set({"A012", TextLanguage::chinese, Weight::bold, 40}), {0, 0, 384, 60},
               Align::left);
    CHECK(std::ranges::count(paper.pixels, std::uint8_t{0}) > 100);
    CHECK(blind.warnings().size() == family_count * 2);
    blind.release_textures();
}
