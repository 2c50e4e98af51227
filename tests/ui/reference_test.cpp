// Hard writing as pixels, against pictures that a reader has looked at (tests/ui/references). Renew them with
//     LIAISON_RENEW_REFERENCES=1 build/release/bin/test_ui "References*"
// and look at each before committing it.
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

#include <stb/stb_image.h>

#include "catch.hpp"
#include "ui/image.hpp"
#include "ui/text_engine.hpp"

using namespace liaison::ui;

namespace {

struct Sample {
    const char* name;
    const char* text;
    TextLanguage language;
    Weight weight = Weight::regular;
};

constexpr Sample samples[] = {
    {"bo-stacks", "བསྒྲུབས་ རྫོགས་ སྤྱི་ ཧཱུྃ", TextLanguage::tibetan},
    {"bo-stacks-bold", "བསྒྲུབས་ རྫོགས་ སྤྱི་ ཧཱུྃ", TextLanguage::tibetan, Weight::bold},
    {"bo-sentence", "བཀྲ་ཤིས་བདེ་ལེགས། ༢༠༢༦ ལོའི་ཟླ་༡༡ ཚེས་༢༥", TextLanguage::tibetan},
    {"lis-tones", "ꓡꓲ-ꓢꓴ ꓥꓪꓽ ꓠꓬꓲꓸ ꓕꓳꓼ꓾ ꓐꓬꓳꓻ꓿", TextLanguage::lisu},
    {"nxq-tones", "Naqxi geezheeq e\u0301 ŋ\u0304 ü\u030C", TextLanguage::naxi},
    {"zh-marks", "您好，今天（星期三）。“签到”……", TextLanguage::chinese},
    {"mixed", "代表 deputy འཐུས་མི ꓓꓯ-ꓑꓬꓳ 2026", TextLanguage::chinese, Weight::bold},
};

constexpr int width_px = 520;

GreyBitmap drawn(const Sample& sample) {
    TextEngine engine;
    const auto layout = engine.set({sample.text, sample.language, sample.weight, 44, width_px});
    GreyBitmap page = GreyBitmap::blank(width_px, static_cast<int>(std::ceil(layout->height)));
    engine.draw(page, *layout, {0, 0, width_px, layout->height}, Align::left);
    return page;
}

std::string file_of(const Sample& sample) {
    return std::string(LIAISON_REFERENCES "/") + sample.name + ".png";
}

void write(const GreyBitmap& page, const std::string& file) {
    Image image{page.width, page.height, {}};
    for (const std::uint8_t grey : page.pixels)
        image.rgba.insert(image.rgba.end(), {grey, grey, grey, 255});
    REQUIRE(write_png(image, file).has_value());
}

GreyBitmap read(const std::string& file) {
    GreyBitmap page;
    const std::unique_ptr<unsigned char, void (*)(void*)> grey(
        stbi_load(file.c_str(), &page.width, &page.height, nullptr, 1), stbi_image_free);
    if (grey)
        page.pixels.assign(grey.get(), grey.get() + static_cast<std::ptrdiff_t>(page.width) * page.height);
    return page;
}

// Another FreeType smooths edges a little otherwise; another letter changes whole strokes.
double share_of_other_pixels(const GreyBitmap& one, const GreyBitmap& other) {
    if (one.width != other.width || one.height != other.height) return 1;
    std::size_t different = 0, inked = 0;
    for (std::size_t i = 0; i < one.pixels.size(); ++i) {
        inked += one.pixels[i] < 128 ? 1U : 0U;
        different += std::abs(one.pixels[i] - other.pixels[i]) > 128 ? 1U : 0U;
    }
    return static_cast<double>(different) / static_cast<double>(std::max<std::size_t>(inked, 1));
}

constexpr double tolerated = 0.01; // of the inked pixels

} // namespace

TEST_CASE("References: hard stacks, tones and marks look as they did when a reader saw them") {
    for (const Sample& sample : samples) {
        INFO(sample.name);
        const GreyBitmap page = drawn(sample);
        if (std::getenv("LIAISON_RENEW_REFERENCES") != nullptr) write(page, file_of(sample));
        CHECK(share_of_other_pixels(page, read(file_of(sample))) <= tolerated);
    }
}

TEST_CASE("References: one wrong letter in a line is more than the tolerance") {
    const GreyBitmap right = drawn(samples[0]);
    for (const char* wrong : {"བསྒྲབས་ རྫོགས་ སྤྱི་ ཧཱུྃ", "བསྒྲུབས་ རྗོགས་ སྤྱི་ ཧཱུྃ", "བསྒྲུབས་ རྫོགས་ སྤྱེ་ ཧཱུྃ", "བསྒྲུབས་ རྫོགས་ སྤྱི་ ཧཱུཾ"}) {
        INFO(wrong);
        CHECK(share_of_other_pixels(drawn({"wrong", wrong, TextLanguage::tibetan}), right) > tolerated);
    }
}
