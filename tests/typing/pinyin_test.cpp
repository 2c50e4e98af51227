// Pinyin: the words of this prefecture first, and nothing learned.
#include <algorithm>

#include "catch.hpp"
#include "engines_fixture.hpp"

using namespace liaison;
using test::shared_engines;

namespace {

typing::PinyinEngine& engine() {
    return *shared_engines()->pinyin;
}

std::vector<std::string> typed(const std::string& letters, std::size_t most = 10) {
    engine().clear();
    for (const char letter : letters)
        engine().type(letter);
    auto found = engine().candidates(most);
    engine().clear();
    return found;
}

std::string first(const std::string& letters) {
    const auto found = typed(letters, 1);
    return found.empty() ? "" : found[0];
}

} // namespace

TEST_CASE("pinyin: local names and the words of the field come first", "[typing]") {
    REQUIRE(shared_engines()->troubles.empty());
    const struct {
        const char *letters, *expected;
    } rows[] = {{"diqing", "迪庆"},
                {"weixi", "维西"},
                {"deqin", "德钦"},
                {"xianggelila", "香格里拉"},
                {"lisu", "傈僳"},
                {"lisuzu", "傈僳族"},
                {"naxi", "纳西"},
                {"benzilan", "奔子栏"},
                {"tuodingxiang", "拖顶乡"},
                {"rendadaibiao", "人大代表"},
                {"lianluoshi", "联络室"},
                {"daibiaolianluoshi", "代表联络室"},
                {"sheqingminyi", "社情民意"},
                {"jiedairizhi", "接待日志"},
                {"wangge", "网格"},
                {"songrong", "松茸"}};
    for (const auto& row : rows) {
        INFO(row.letters);
        CHECK(first(row.letters) == row.expected);
    }
}

TEST_CASE("pinyin: phrases, first letters and southern slips are understood", "[typing]") {
    CHECK(first("women") == "我们");
    CHECK(first("xiulu") == "修路");
    CHECK(first("rddb") == "人大代表");
    const auto slip = typed("sequminyi"); // "s" for "sh", "qu" for "qing" is too much: no crash, no wish
    CHECK_FALSE(slip.empty());
    const auto southern = typed("seqingminyi");
    CHECK(std::find(southern.begin(), southern.end(), "社情民意") != southern.end());
    CHECK(first("weixixiandaibiaolianluoshi") == "维西县代表联络室");
}

TEST_CASE("pinyin: no traditional and no rare characters are offered", "[typing]") {
    for (const char* letters : {"qiang", "guo", "ma", "shi", "yi", "li"}) {
        for (const std::string& candidate : typed(letters, 300)) {
            INFO(letters << " gives " << candidate);
            for (const char* rare : {"牆", "國", "馬", "時", "億", "裡", "嬙", "蘠"})
                CHECK(candidate.find(rare) == std::string::npos);
        }
    }
}

TEST_CASE("pinyin: what was chosen once is not offered earlier afterwards", "[typing]") {
    const auto before = typed("shishi", 10);
    REQUIRE(before.size() > 3);
    for (int i = 0; i < 5; ++i) {
        for (const char letter : std::string("shishi"))
            engine().type(letter);
        engine().choose(3);
        engine().clear();
    }
    CHECK(typed("shishi", 10) == before);
}

TEST_CASE("pinyin: letters without end and letters that are none do no harm", "[typing]") {
    engine().clear();
    for (int i = 0; i < 500; ++i)
        engine().type(static_cast<char>('a' + i % 26));
    CHECK(engine().letters().size() <= 60);
    engine().clear();
    for (const char odd : {'A', '1', '\n', '\0', '\'', ' ', static_cast<char>(0xE4)})
        engine().type(odd);
    CHECK_FALSE(engine().composing());
    engine().erase();
    CHECK_FALSE(engine().choose(0));
}

TEST_CASE("pinyin: without its data it says so", "[typing]") {
    const auto none = typing::PinyinEngine::open("/nonexistent");
    REQUIRE_FALSE(none.has_value());
    CHECK(none.error().find("missing") != std::string::npos);
    const auto engines = typing::load_engines("/nonexistent");
    CHECK(engines->pinyin == nullptr);
    CHECK_FALSE(engines->handwriting);
    CHECK(engines->troubles.size() == 2);
}
