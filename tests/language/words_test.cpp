// Dates, counts and the look of the texts, in every language.
#include <string>

#include "catch.hpp"
#include "language/words.hpp"

using namespace liaison;
using language::Word;
using language::Words;
using namespace std::chrono;

namespace {

const domain::Day wednesday{year{2026}, month{11}, day{25}};

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace

TEST_CASE("words: five languages, each with its own name") {
    std::string names;
    for (const language::WordTable& table : language::word_tables())
        names += std::string(Words(table.code)(Word::language_name)) + "|";
    CHECK(names == "中文|བོད་ཡིག|ꓡꓲ-ꓢꓴ|Naqxi|English|");
}

TEST_CASE("words: each language writes dates its own way") {
    CHECK(Words("zh").long_date(wednesday) == "2026年11月25日 星期三");
    CHECK(Words("bo").long_date(wednesday) == "༢༠༢༦ ལོའི་ཟླ་༡༡ ཚེས་༢༥ གཟའ་ལྷག་པ");
    CHECK(Words("bo").short_date(wednesday) == "ཟླ་༡༡ ཚེས་༢༥");
    CHECK(Words("en").long_date(wednesday) == "Wednesday, 25/11/2026");
    CHECK(Words("en").relative_date(wednesday, wednesday) == "Today");
    CHECK(Words("zh").relative_date(wednesday, {year{2026}, month{11}, day{24}}) == "明天");
    CHECK(has(Words("lis").long_date(wednesday), "2026"));
    CHECK(has(Words("nxq").long_date(wednesday), "2026 kvl 11 hei 25 ni"));
}

TEST_CASE("words: a count chooses the plural form") {
    const auto waits = [](const char* code, int count) {
        return Words(code)(Word::keeper_offline, {{"count", std::to_string(count)}});
    };
    CHECK(has(waits("en", 1), "1 record waits"));
    for (const int count : {0, 2, 11, 21, 101})
        CHECK(has(waits("en", count), std::to_string(count) + " records wait"));
    CHECK(has(waits("zh", 1), "1 条待发送"));
    CHECK(has(waits("zh", 2), "2 条待发送"));
    // Not a whole number: the form of most counts, and no crash.
    CHECK(Words("en")(Word::desk_calls, {{"count", "1x"}}) == "called 1x times");
    CHECK(Words("en")(Word::desk_calls, {{"count", ""}}) == "called  times");
    CHECK(Words("en")(Word::desk_calls, {{"count", "99999999999999999999"}}) ==
          "called 99999999999999999999 times");
}

TEST_CASE("words: an unknown language is answered in Chinese") {
    CHECK(Words("tlh")(Word::back) == "返回");
}

TEST_CASE("words: Tibetan has its tsheg and shad where they belong") {
    const Words tibetan("bo");
    for (std::size_t i = 0; i < language::word_count; ++i) {
        const std::string text(tibetan(static_cast<Word>(i)));
        INFO(text);
        CHECK_FALSE(has(text, "ང།")); // after nga a tsheg comes before the shad
        CHECK_FALSE(has(text, "ག།")); // after ga the shad is left out
        CHECK_FALSE(has(text, "་་")); // one tsheg
        CHECK_FALSE(has(text, "་ ")); // a clause ends without one
        CHECK_FALSE(text.ends_with("་"));
        CHECK_FALSE(has(text, "  "));
    }
}
