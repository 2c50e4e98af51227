// Carets and selections: by grapheme, on every line, and back from a point to the text.
#include <string>
#include <vector>

#include "catch.hpp"
#include "ui/text_engine.hpp"

using namespace liaison::ui;

namespace {

std::vector<std::uint32_t> boundaries(const CaretMap& carets) {
    std::vector<std::uint32_t> offsets{0};
    while (carets.next(offsets.back()) != offsets.back())
        offsets.push_back(carets.next(offsets.back()));
    return offsets;
}

TextRequest request(std::string_view text, TextLanguage language = TextLanguage::english, float width = 0) {
    return {text, language, Weight::regular, 28, width};
}

} // namespace

TEST_CASE("A caret moves from one perceived character to the next, never into one") {
    TextEngine engine;
    const auto stops = [&engine](std::string_view text, TextLanguage language) {
        return boundaries(engine.carets(request(text, language)));
    };
    using Offsets = std::vector<std::uint32_t>;
    CHECK(stops("abc", TextLanguage::english) == Offsets{0, 1, 2, 3});
    CHECK(stops("代表", TextLanguage::chinese) == Offsets{0, 3, 6});
    // ba, the stack s-g-r-u, ba, sa, tsheg
    CHECK(stops("བསྒྲུབས་", TextLanguage::tibetan) == Offsets{0, 3, 15, 18, 21, 24});
    CHECK(stops("e\u0301x", TextLanguage::naxi) == Offsets{0, 3, 4});
    CHECK(stops("ꓡꓲꓸ", TextLanguage::lisu) == Offsets{0, 3, 6, 9});
    CHECK(stops("", TextLanguage::english) == Offsets{0});
    const CaretMap carets = engine.carets(request("བསྒྲུབས་", TextLanguage::tibetan));
    CHECK(carets.previous(15) == 3);
    CHECK(carets.previous(9) == 3); // within the stack
    CHECK(carets.previous(0) == 0);
    CHECK(carets.next(9) == 15);
    CHECK(carets.at(9) == carets.at(3));
    CHECK(carets.at(1000) == carets.at(24));
}

TEST_CASE("Carets stand in order, and a finger on one finds its offset") {
    TextEngine engine;
    const std::string text = "混合 office affine 与 བསྒྲུབས་པ་ and ꓡꓲ-ꓢꓴ，\n2026 年。";
    for (const float width : {0.0F, 120.0F, 300.0F}) {
        const auto asked = request(text, TextLanguage::chinese, width);
        const CaretMap carets = engine.carets(asked);
        const auto layout = engine.set(asked);
        Rect before{-1, 0, 0, 0};
        for (const std::uint32_t offset : boundaries(carets)) {
            const Rect caret = carets.at(offset);
            INFO(width << " px, byte " << offset);
            CHECK((caret.y > before.y || caret.x > before.x));
            CHECK(caret.height > 20);
            CHECK(caret.bottom() <= layout->height + 0.5F);
            CHECK(carets.offset_at({caret.x + 0.1F, caret.y + caret.height / 2}) == offset);
            before = caret;
        }
        CHECK(carets.offset_at({1e6F, 1e6F}) == text.size());
        CHECK(carets.offset_at({-1e6F, -1e6F}) == 0);
    }
}

TEST_CASE("A caret after a line break is on the new line, even if that is empty") {
    TextEngine engine;
    const CaretMap typed = engine.carets(request("ab\n"));
    CHECK(typed.at(3).x == 0);
    CHECK(typed.at(3).y >= typed.at(2).bottom() - 0.5F);
    CHECK(typed.at(2).y == 0);
    CHECK(typed.at(2).x > typed.at(1).x);
    const CaretMap wrapped = engine.carets(request("Where deputies listen", TextLanguage::english, 210));
    CHECK(wrapped.at(15).x == 0);
    CHECK(wrapped.at(15).y > 0);
}

TEST_CASE("A selection is one rectangle a line, whichever way it was drawn") {
    TextEngine engine;
    const CaretMap carets = engine.carets(request("一\n二三四\n五", TextLanguage::chinese));
    const auto parts = carets.selection(0, 11); // one, two, three
    REQUIRE(parts.size() == 2);
    CHECK(parts[0].width == Approx(28).margin(1));
    CHECK(parts[1].width == Approx(56).margin(1));
    CHECK(parts[1].x == 0);
    CHECK(carets.selection(11, 0) == parts);
    CHECK(carets.selection(4, 4).empty());
}

TEST_CASE("Carets of a paragraph that was cut stay in the part that is seen") {
    TextEngine engine;
    TextRequest cut = request("Opinions collected and carried out", TextLanguage::english, 150);
    cut.most_lines = 1;
    const CaretMap carets = engine.carets(cut);
    CHECK(boundaries(carets).back() < 20);
    CHECK(carets.at(1000).x <= 150);
}
