#include "catch.hpp"
#include "domain/text.hpp"
#include "seed.hpp"

using namespace liaison;
using namespace std::string_literals;

TEST_CASE("text: strict UTF-8", "[text]") {
    struct Row {
        const char* event;
        std::string bytes;
        bool valid;
    };
    const auto row = GENERATE(
        Row{"nothing", "", true}, Row{"ASCII with NUL", "a\0b"s, true}, Row{"Chinese", "测试", true},
        Row{"Tibetan", "བོད་ཡིག", true}, Row{"Lisu", "ꓡꓲ-ꓢꓴ", true}, Row{"outside the BMP", "\U00020000", true},
        Row{"the last code point", "\xF4\x8F\xBF\xBF", true}, Row{"just beyond it", "\xF4\x90\x80\x80", false},
        Row{"F5", "\xF5\x80\x80\x80", false}, Row{"FF", "\xFF", false}, Row{"lone continuation", "\x80", false},
        Row{"overlong slash, two", "\xC0\xAF", false}, Row{"overlong, C1", "\xC1\xBF", false},
        Row{"overlong slash, three", "\xE0\x80\xAF", false}, Row{"overlong, four", "\xF0\x80\x80\xAF", false},
        Row{"first of three bytes", "\xE0\xA0\x80", true}, Row{"last overlong three", "\xE0\x9F\xBF", false},
        Row{"first of four bytes", "\xF0\x90\x80\x80", true},
        Row{"last overlong four", "\xF0\x8F\xBF\xBF", false},
        Row{"before the surrogates", "\xED\x9F\xBF", true}, Row{"high surrogate", "\xED\xA0\x80", false},
        Row{"low surrogate", "\xED\xBF\xBF", false}, Row{"behind the surrogates", "\xEE\x80\x80", true},
        Row{"cut after one of three", "\xE6", false}, Row{"cut after two of three", "\xE6\xB5", false},
        Row{"cut after three of four", "\xF0\x90\x80", false}, Row{"cut by a letter", "\xE6\xB5x", false},
        Row{"GBK", "\xB2\xE2\xCA\xD4", false});
    CAPTURE(row.event);
    CHECK(domain::is_valid_utf8(row.bytes) == row.valid);
}

TEST_CASE("text: every code point survives the way out and back", "[text]") {
    long wrong = 0;
    for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        const auto points = domain::code_points(domain::to_utf8(static_cast<char32_t>(c)));
        if (points.size() != 1 || points[0] != static_cast<char32_t>(c)) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("text: each broken byte is one replacement character", "[text]") {
    const auto points = domain::code_points("a\xFF\xE6\xB5z");
    const std::vector<char32_t> expected{U'a', 0xFFFD, 0xFFFD, 0xFFFD, U'z'};
    CHECK(points == expected);
}

TEST_CASE("text: what is not plain is refused, and taken out", "[text]") {
    struct Row {
        const char* event;
        std::string text;
        std::string cleaned;
    };
    const auto row =
        GENERATE(Row{"NUL", "a\0b"s, "ab"}, Row{"tab", "a\tb", "ab"}, Row{"carriage return", "a\r\nb", "a\nb"},
                 Row{"escape", "a\x1B[2Jb", "a[2Jb"}, Row{"delete", "a\x7F", "a"},
                 Row{"C1 control", "a\u0085", "a"}, Row{"right-to-left override", "a\u202Eb", "ab"},
                 Row{"isolate", "a\u2066b\u2069", "ab"}, Row{"Arabic letter mark", "a\u061C", "a"},
                 Row{"byte order mark", "\uFEFFa", "a"}, Row{"broken bytes", "a\xC0\xAF", "a"});
    CAPTURE(row.event);
    CHECK_FALSE(domain::is_plain_text(row.text));
    CHECK(domain::clean_text(row.text, 100) == row.cleaned);
    CHECK(domain::is_plain_text(row.cleaned));
}

TEST_CASE("text: a limit counts characters, not bytes", "[text]") {
    CHECK(domain::clean_text("测试甲乙", 3) == "测试甲");
    CHECK(domain::clean_text("测\t试", 2) == "测试");
    CHECK(domain::clean_text("测试", 0).empty());
    CHECK(domain::is_plain_text("第一行\n第二行"));
}

TEST_CASE("text: anything cleaned is plain, short enough, and stays as it is", "[text][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 2000; ++round) {
        const auto bytes = random.bytes(random.between(0, 60));
        const auto most = static_cast<std::size_t>(random.between(0, 40));
        const std::string cleaned = domain::clean_text(std::string(bytes.begin(), bytes.end()), most);
        REQUIRE(domain::is_plain_text(cleaned));
        REQUIRE(domain::code_points(cleaned).size() <= most);
        REQUIRE(domain::clean_text(cleaned, most) == cleaned);
    }
}

TEST_CASE("text: graphemes end where a reader sees them end", "[domain][text]") {
    const auto cut = [](std::string text) {
        std::vector<std::string> parts;
        while (!text.empty()) {
            const std::size_t begin = domain::grapheme_before(text, text.size());
            parts.insert(parts.begin(), text.substr(begin));
            text.resize(begin);
        }
        return parts;
    };
    CHECK(cut("维西") == std::vector<std::string>{"维", "西"});
    CHECK(cut("བསྒྲུབས་") == std::vector<std::string>{"བ", "སྒྲུ", "བ", "ས", "་"});
    CHECK(cut("ཧཱུྃ") == std::vector<std::string>{"ཧཱུྃ"});
    CHECK(cut("ꓡꓲ-") == std::vector<std::string>{"ꓡ", "ꓲ", "-"});
    CHECK(cut("e\u0301x") == std::vector<std::string>{"e\u0301", "x"});
    CHECK(cut("\u0F74").size() == 1); // a mark without a letter
    CHECK(domain::grapheme_before("维西", 4, domain::Boundary::may_be_here) == 3);
    CHECK(domain::grapheme_before("维西", 3, domain::Boundary::may_be_here) == 3);
    CHECK(domain::grapheme_before("维西", 99, domain::Boundary::may_be_here) == 6);
    CHECK(domain::grapheme_before("", 5) == 0);
}
