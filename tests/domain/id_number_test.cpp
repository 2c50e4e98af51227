#include "catch.hpp"
#include "domain/id_number.hpp"
#include "domain/text.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::IdNumber;
using domain::IdNumberError;

namespace {

const domain::Day today = test::day("2026-11-24");

std::string wide(const std::string& ascii) {
    std::string text;
    for (const char c : ascii)
        text += domain::to_utf8(static_cast<char32_t>(0xFF00 + (c - 0x20)));
    return text;
}

} // namespace

TEST_CASE("id number: the known numbers are right", "[id_number]") {
    struct Row {
        const char* from;
        const char* number;
        const char* birth;
        bool male;
    };
    const auto row = GENERATE(Row{"made up", "999999195607120019", "1956-07-12", true},
                              Row{"made up, a second", "999999199001010024", "1990-01-01", false},
                              Row{"made up, leap day", "999999200002291011", "2000-02-29", true},
                              Row{"made up, a third", "999999195607120035", "1956-07-12", true},
                              Row{"example of GB 11643 with X", "11010519491231002X", "1949-12-31", false},
                              Row{"example of GB 11643", "440524188001010014", "1880-01-01", true},
                              Row{"specimen of a J card, Hong Kong", "810000199408230021", "1994-08-23", false},
                              Row{"specimen of a J card, Taiwan", "830000199201300022", "1992-01-30", false},
                              Row{"made up J card", "810000190001010018", "1900-01-01", true});
    CAPTURE(row.from, row.number);
    const auto number = IdNumber::parse(row.number, today);
    REQUIRE(number);
    CHECK(number->text() == row.number);
    CHECK(domain::format_day(number->birth()) == row.birth);
    CHECK(number->is_male() == row.male);
}

TEST_CASE("id number: what people type is understood", "[id_number]") {
    const std::string plain = "11010519491231002X";
    struct Row {
        const char* event;
        std::string typed;
    };
    const auto row = GENERATE_COPY(
        Row{"small x", "11010519491231002x"}, Row{"full-width", wide(plain)},
        Row{"full-width small x", wide("11010519491231002x")}, Row{"groups", "110105 19491231 002X"},
        Row{"ideographic space", "110105\u300019491231002X"}, Row{"spaces around", " 11010519491231002X "});
    CAPTURE(row.event);
    const auto number = IdNumber::parse(row.typed, today);
    REQUIRE(number);
    CHECK(number->text() == plain);
}

TEST_CASE("id number: what is not a number is refused by its name", "[id_number]") {
    struct Row {
        const char* event;
        std::string typed;
        IdNumberError error;
    };
    const auto row = GENERATE(
        Row{"nothing", "", IdNumberError::wrong_length},
        Row{"seventeen digits", "99999919560712001", IdNumberError::wrong_length},
        Row{"nineteen digits", "9999991956071200190", IdNumberError::wrong_length},
        Row{"fifteen digits", "999999560712001", IdNumberError::first_generation},
        Row{"fifteen full-width digits", wide("999999560712001"), IdNumberError::first_generation},
        Row{"fifteen letters", "ABCDEFGHIJKLMNO", IdNumberError::wrong_length},
        Row{"a letter inside", "9999991956O7120019", IdNumberError::wrong_character},
        Row{"X not in the last place", "X99999195607120019", IdNumberError::wrong_character},
        Row{"another letter in the last place", "99999919560712001Y", IdNumberError::wrong_character},
        Row{"Chinese numerals", "九九九九九九一九五六零七一二零零一九", IdNumberError::wrong_character},
        Row{"a NUL inside", std::string("99999919560712001\0", 18), IdNumberError::wrong_character},
        Row{"a broken character", "99999919560712001\xE4", IdNumberError::wrong_character},
        Row{"29 February of no leap year", "999999200102291011", IdNumberError::impossible_birth_date},
        Row{"month 13", "999999195613120019", IdNumberError::impossible_birth_date},
        Row{"day 0", "999999195607000019", IdNumberError::impossible_birth_date},
        Row{"born tomorrow", test::made_up_number(20261125, 1), IdNumberError::impossible_birth_date},
        Row{"mistyped", "999999195607120018", IdNumberError::wrong_check_character},
        Row{"X for a digit", "99999919560712001X", IdNumberError::wrong_check_character});
    CAPTURE(row.event, row.typed);
    const auto number = IdNumber::parse(row.typed, today);
    REQUIRE_FALSE(number);
    CHECK(static_cast<int>(number.error()) == static_cast<int>(row.error));
}

TEST_CASE("id number: one born today has one", "[id_number]") {
    CHECK(IdNumber::parse(test::made_up_number(20261124, 1), today));
}

TEST_CASE("id number: every single mistyped digit is noticed", "[id_number][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 50; ++round) {
        const std::string right = test::made_up_number(random);
        REQUIRE(IdNumber::parse(right, today));
        for (std::size_t place = 0; place < right.size(); ++place)
            for (const char c : std::string("0123456789X")) {
                if (c == right[place]) continue;
                std::string wrong = right;
                wrong[place] = c;
                if (!IdNumber::parse(wrong, today)) continue;
                FAIL("taken for right: " << wrong << ", meant: " << right);
            }
    }
    SUCCEED();
}

TEST_CASE("id number: two neighbours swapped are noticed", "[id_number][property]") {
    test::Random random;
    INFO(random);
    int swapped = 0;
    for (int round = 0; round < 200; ++round) {
        const std::string right = test::made_up_number(random);
        for (std::size_t place = 0; place + 1 < right.size(); ++place) {
            std::string wrong = right;
            std::swap(wrong[place], wrong[place + 1]);
            if (wrong == right) continue;
            ++swapped;
            if (IdNumber::parse(wrong, today)) FAIL("taken for right: " << wrong << ", meant: " << right);
        }
    }
    CHECK(swapped > 1000);
}
