// Text: breaking, fallback, caching, bounds, and what hostile input may not do.
#include <memory>
#include <string>

#include "catch.hpp"
#include "ui/shaper.hpp"
#include "ui/text_engine.hpp"
#include "ui/utf8.hpp"

using namespace liaison::ui;

namespace {

std::vector<std::string> lines_of(TextEngine& engine, const std::string& text, TextLanguage language,
                                  float width) {
    const auto layout = engine.set({text, language, Weight::regular, 28, width});
    std::vector<std::string> lines;
    for (const TextLine& line : layout->lines)
        lines.push_back(text.substr(line.begin, line.end - line.begin));
    return lines;
}

bool starts_with_any(const std::string& line, std::initializer_list<const char*> marks) {
    for (const char* mark : marks) {
        if (line.starts_with(mark)) return true;
    }
    return false;
}

} // namespace

TEST_CASE("No Chinese line starts with a closing mark, at any width") {
    TextEngine engine;
    const std::string text = "您好，今天（星期三）想办什么事？请选一项：“签到”、“预约”。";
    for (int width = 90; width < 700; width += 7) {
        const auto lines = lines_of(engine, text, TextLanguage::chinese, static_cast<float>(width));
        for (const std::string& line : lines) {
            CHECK_FALSE(starts_with_any(line, {"，", "。", "？", "）", "、", "：", "”"}));
            CHECK_FALSE((line.size() > 3 && (line.ends_with("（") || line.ends_with("“"))));
        }
    }
}

TEST_CASE("Tibetan breaks after the tsheg and nowhere else") {
    TextEngine engine;
    const std::string text = "བཀྲ་ཤིས་བདེ་ལེགས་དེ་རིང་ག་རེ་གནང་དགོས་སམ།";
    const auto lines = lines_of(engine, text, TextLanguage::tibetan, 200);
    REQUIRE(lines.size() > 2);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
        CHECK(lines[i].ends_with("་"));
}

TEST_CASE("No Tibetan line starts with a shad, at any width") {
    TextEngine engine;
    const std::string text = "བཀྲ་ཤིས་བདེ་ལེགས། ང་རང་། །འཐུས་མི་དང་། ཁྱེད་ཀྱི་ཨང་གྲངས་ནི་༡༢།།";
    for (float width = 110; width < 700; width += 11) { // each syllable has room
        for (const std::string& line : lines_of(engine, text, TextLanguage::tibetan, width))
            CHECK_FALSE(starts_with_any(line, {"་", "།"}));
    }
}

TEST_CASE("Lisu breaks at spaces, never within a syllable or before its tone and stop") {
    TextEngine engine;
    const std::string text = "ꓠꓴ ꓮꓽ-ꓫꓲ ꓬꓰ ꓟꓲ ꓐꓳꓸ ꓡꓺ꓾ ꓕꓳꓽ-ꓭꓱ ꓟꓽ ꓙꓳ ꓠꓬꓲ꓾ ꓓꓯ-ꓑꓬꓳ ꓟꓴ ꓓ꓿";
    for (float width = 130; width < 700; width += 11) {
        const auto lines = lines_of(engine, text, TextLanguage::lisu, width);
        REQUIRE(lines.size() > 1);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i)
            CHECK((lines[i].ends_with(" ") || lines[i].ends_with("-")));
    }
}

TEST_CASE("Words of another script inside Chinese are not torn while they fit") {
    TextEngine engine;
    const std::string text = "请到 Chengguan 社区的 liaison 室找 འཐུས་མི 代表，电话 0887-8220000。";
    for (float width = 200; width < 600; width += 13) {
        for (const std::string& line : lines_of(engine, text, TextLanguage::chinese, width)) {
            INFO(line);
            CHECK((line.find("Ch") == std::string::npos) == (line.find("guan") == std::string::npos));
            CHECK((line.find("lia") == std::string::npos) == (line.find("son") == std::string::npos));
        }
    }
}

TEST_CASE("Latin breaks at spaces; a word wider than the line is cut and said to be") {
    TextEngine engine;
    const auto lines = lines_of(engine, "Where deputies listen to people", TextLanguage::english, 220);
    CHECK(lines == std::vector<std::string>{"Where deputies ", "listen to people"});
    const auto torn = engine.set({"Donaudampfschifffahrt", TextLanguage::english, Weight::regular, 28, 120});
    CHECK(torn->word_broken);
    CHECK(torn->lines.size() > 1);
    CHECK(torn->width <= 120.5F);
}

TEST_CASE("Line ends are kept, and no line is wider than asked for") {
    TextEngine engine;
    CHECK(engine.set({"一\n二\n三", TextLanguage::chinese, Weight::regular, 28, 500})->lines.size() == 3);
    for (const float width : {80.0F, 133.0F, 300.0F, 777.0F}) {
        const auto layout = engine.set({"混合 mixed text 与 བོད་ཡིག and ꓡꓲ-ꓢꓴ，2026 年 1 月。",
                                        TextLanguage::chinese, Weight::bold, 30, width});
        CHECK(layout->width <= width + 0.5F);
        CHECK(layout->missing == 0);
    }
}

TEST_CASE("Balanced lines are as many as greedy ones and leave no lone character") {
    TextEngine engine;
    const TextRequest greedy{"选一位代表，约一个方便的时间", TextLanguage::chinese, Weight::regular, 28, 370};
    TextRequest balanced = greedy;
    balanced.balance = true;
    const auto one = engine.set(greedy);
    const auto other = engine.set(balanced);
    REQUIRE(one->lines.size() == 2);
    REQUIRE(other->lines.size() == 2);
    CHECK(other->lines[1].width > one->lines[1].width);
}

TEST_CASE("Too much text shrinks to the floor, then ends in an ellipsis within the box") {
    TextEngine engine;
    const std::string word = "开会了";
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += word;
    const auto roomy = engine.fit({text, TextLanguage::chinese, Weight::regular, 40}, {900, 200}, 20);
    CHECK(roomy->shrunk);
    CHECK_FALSE(roomy->truncated);
    const auto tight = engine.fit({text, TextLanguage::chinese, Weight::regular, 40}, {300, 90}, 20);
    CHECK(tight->truncated);
    CHECK(tight->size_px == 20);
    CHECK(tight->height <= 90.5F);
    CHECK(tight->width <= 300.5F);
    const auto one_line =
        engine.set({"Opinions collected", TextLanguage::english, Weight::regular, 28, 120, 1});
    CHECK(one_line->truncated);
    CHECK(one_line->lines.size() == 1);
    CHECK(one_line->width <= 120.5F);
}

TEST_CASE("Each script comes from a font that has it; what none has is counted") {
    FontSet fonts(FontCatalogue::debian());
    Shaper shaper(fonts);
    const auto mixed = shaper.shape("汉བོདꓡꓲabc", TextLanguage::chinese, Weight::regular);
    CHECK(mixed.missing == 0);
    std::vector<int> families;
    for (const ShapedGlyph& glyph : mixed.glyphs) {
        const int family = glyph.face / 2;
        if (families.empty() || families.back() != family) families.push_back(family);
    }
    CHECK(families == std::vector<int>{static_cast<int>(Family::han), static_cast<int>(Family::tibetan),
                                       static_cast<int>(Family::lisu), static_cast<int>(Family::han)});
    const auto english = shaper.shape("12", TextLanguage::english, Weight::bold);
    CHECK(english.glyphs.front().face / 2 == static_cast<int>(Family::latin));
    CHECK(shaper.shape("\U0001F600", TextLanguage::chinese, Weight::regular).missing == 1);
    CHECK(fonts.warnings().empty());
}

TEST_CASE("A paragraph that was set is never shaped again, whatever its size") {
    TextEngine engine;
    const TextRequest request{"值班代表今天接待", TextLanguage::chinese, Weight::bold, 40, 300};
    engine.set(request);
    const TextCounters before = engine.counters();
    engine.set(request);
    CHECK(engine.counters() == before);
    TextRequest larger = request;
    larger.size_px = 60;
    engine.set(larger);
    CHECK(engine.counters().layouts == before.layouts + 1);
    CHECK(engine.counters().shapings <= before.shapings + 2);
}

TEST_CASE("A missing font is a warning, and the others carry on") {
    FontCatalogue catalogue = FontCatalogue::debian();
    catalogue.of(Family::tibetan, Weight::bold).file = "/nowhere/font.ttf";
    catalogue.of(Family::lisu, Weight::regular).file = "/nowhere/lisu.ttf";
    catalogue.of(Family::lisu, Weight::bold).file = "/nowhere/lisu.ttf";
    TextEngine engine(catalogue);
    // The other weight of the same script stands in.
    CHECK(engine.set({"བོད", TextLanguage::tibetan, Weight::bold, 28})->missing == 0);
    CHECK(engine.set({"ꓡꓲ", TextLanguage::lisu, Weight::regular, 28})->missing > 0);
    CHECK(engine.warnings().size() == 3);
    for (auto& weights : catalogue.sources) {
        for (FontSource& source : weights)
            source.file = "/nowhere";
    }
    TextEngine blind(catalogue);
    CHECK(blind.set({"abc", TextLanguage::english, Weight::regular, 28})->missing > 0);
}

TEST_CASE("Hostile text is made visible or dropped, and bounded") {
    CHECK(visible_text("a\xFF"
                       "b\xC3",
                       10) == "a\uFFFD"
                              "b\uFFFD");
    CHECK(visible_text("\xED\xA0\x80\xF4\x90\x80\x80\xC0\xAF", 20).find("\xED\xA0") == std::string::npos);
    CHECK(visible_text("nam\u202Ee\u2066\u200F\x01\x7F!", 20) == "name!");
    CHECK(visible_text("a\r\nb\tc\u2028", 20) == "a\nb c\n");
    std::string stacked = "a";
    for (int i = 0; i < 500; ++i)
        stacked += "\u0301";
    CHECK(decode_all(visible_text(stacked, 1000)).size() < 20);
    std::string piled = "ཀ";
    for (int i = 0; i < 500; ++i)
        piled += "ྐ";
    CHECK(decode_all(visible_text(piled, 1000)).size() < 20);
    CHECK(visible_text("རྒྱལ་པོ་ཧཱུྃ", 100) == "རྒྱལ་པོ་ཧཱུྃ");
    CHECK(visible_text("abcdef", 3) == "abc…");
    CHECK(visible_text("abc", 3) == "abc");
    TextEngine engine;
    CHECK(engine.set({piled, TextLanguage::tibetan, Weight::regular, 28})->height < 28 * 2 * 2.6F * 1.3F);
    std::string endless;
    for (int i = 0; i < 100000; ++i)
        endless += "长";
    const auto layout = engine.set({endless, TextLanguage::chinese, Weight::regular, 28, 600});
    CHECK(layout->glyphs.size() <= 4001); // with an ellipsis at the end
    const std::string noise(100000, '\xF0');
    CHECK(engine.set({noise, TextLanguage::english, Weight::regular, 28, 300})->glyphs.size() <= 4001);
    CHECK(engine.set({"", TextLanguage::english, Weight::regular, 28, 300})->glyphs.empty());
    CHECK(engine.set({std::string_view("\0\0", 2), TextLanguage::english, Weight::regular, 28, 1})
              ->glyphs.empty());
}

TEST_CASE("Texts that draw nothing do not fill the cache either") {
    TextEngine engine(FontCatalogue::debian(), {.cached_glyphs = 1000});
    const auto set = [&engine](int number) {
        const std::string text = std::string(8000, '\x01') + std::to_string(number);
        return engine.set({text, TextLanguage::english, Weight::regular, 28, 300});
    };
    const std::weak_ptr<const TextLayout> first = set(0);
    for (int number = 1; number < 20; ++number)
        set(number);
    CHECK(first.expired());
}

TEST_CASE("Random bytes at random widths never fail") {
    TextEngine engine;
    unsigned seed = 7;
    const auto next = [&seed] { return seed = seed * 1664525U + 1013904223U; };
    for (int round = 0; round < 300; ++round) {
        std::string text;
        const unsigned length = next() % 200;
        for (unsigned i = 0; i < length; ++i)
            text.push_back(static_cast<char>(next() >> 24));
        const auto width = static_cast<float>(next() % 500);
        const auto layout = engine.fit({text, TextLanguage::tibetan, Weight::regular, 30}, {width, 80}, 16);
        CHECK(layout->size_px >= 16);
    }
}

TEST_CASE("Text is drawn into a grey page for the printer") {
    TextEngine engine;
    GreyBitmap page = GreyBitmap::blank(384, 80);
    const auto layout = engine.set({"A012 号 བོད", TextLanguage::chinese, Weight::bold, 40, 384});
    engine.draw(page, *layout, {0, 0, 384, 80}, Align::center);
    std::size_t dark = 0;
    for (const std::uint8_t pixel : page.pixels)
        dark += pixel < 64 ? 1U : 0U;
    CHECK(dark > 800);
    CHECK(dark < page.pixels.size() / 3);
    CHECK(page.pixels.front() == 255);
    // Beyond the page is no trouble.
    engine.draw(page, *layout, {-500, -20, 384, 80}, Align::right);
}
