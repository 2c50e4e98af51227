#include "catch.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>

#include "domain/mrz.hpp"
#include "seed.hpp"
#include "station_fixture.hpp"

using namespace liaison::domain;
using liaison::test::day;
using liaison::test::Random;

namespace {

const Day today = day("2026-11-24");

// The specimens of ICAO Doc 9303.
const std::string passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\n"
                             "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const std::string card = "I<UTOD231458907<<<<<<<<<<<<<<<\n"
                         "7408122F1204159UTO<<<<<<<<<<<6\n"
                         "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const std::string long_number = "IDUTO123456789<07<<<<<<<<<<<<<\n"
                                "8601012M3001019UTO<<<<<<<<<<<6\n"
                                "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";

std::string joined(std::string text) {
    std::erase(text, '\n');
    return text;
}

char digit(const std::string& characters) {
    return static_cast<char>('0' + mrz_check_digit(characters).value());
}

std::string filled(std::string text, std::size_t size) {
    text.resize(size, '<');
    return text;
}

// A zone of made-up content with all its checks right.
std::string made_up_passport(Random& random) {
    const auto letters = [&random](std::size_t count, const char* from) {
        std::string text;
        for (; count > 0; --count)
            text += from[random.between(0, static_cast<int>(std::strlen(from)) - 1)];
        return text;
    };
    constexpr const char* any = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    constexpr const char* capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const std::string first =
        filled("P<UTO" + letters(5, capitals) + "<<" + letters(4, capitals) + "<" + letters(3, capitals), 44);
    const std::string number = filled(letters(static_cast<std::size_t>(random.between(5, 9)), any), 9);
    const auto two = [&random](int from, int to) {
        const int value = random.between(from, to);
        return std::string(value < 10 ? "0" : "") + std::to_string(value);
    };
    const std::string birth = two(0, 99) + two(1, 12) + two(1, 28);
    const std::string expiry = two(0, 99) + two(1, 12) + two(1, 28);
    const std::string optional = filled(letters(static_cast<std::size_t>(random.between(0, 14)), any), 14);
    std::string second = number + digit(number) + "UTO" + birth + digit(birth) + "F" + expiry + digit(expiry) +
                         optional + digit(optional);
    second += digit(second.substr(0, 10) + second.substr(13, 7) + second.substr(21, 22));
    return first + second;
}

} // namespace

TEST_CASE("mrz: the check digits of the standard's examples") {
    CHECK(mrz_check_digit("L898902C3") == 6);
    CHECK(mrz_check_digit("740812") == 2);
    CHECK(mrz_check_digit("120415") == 9);
    CHECK(mrz_check_digit("") == 0);
    CHECK_FALSE(mrz_check_digit("a"));
    CHECK_FALSE(mrz_check_digit("A "));
}

TEST_CASE("mrz: the standard's passport") {
    const auto document = parse_mrz(passport, today);
    REQUIRE(document);
    CHECK(document->form == MrzForm::td3);
    CHECK(document->kind == "P");
    CHECK(document->issuer == "UTO");
    CHECK(document->number == "L898902C3");
    CHECK(document->name == "ERIKSSON, ANNA MARIA");
    CHECK(document->nationality == "UTO");
    CHECK(document->birth == day("1974-08-12"));
    CHECK(document->valid_until == day("2012-04-15"));
}

TEST_CASE("mrz: the standard's cards, the longer number too") {
    const auto document = parse_mrz(card, today);
    REQUIRE(document);
    CHECK(document->form == MrzForm::td1);
    CHECK(document->number == "D23145890");
    CHECK(document->name == "ERIKSSON, ANNA MARIA");
    const auto longer = parse_mrz(long_number, today);
    REQUIRE(longer);
    CHECK(longer->number == "1234567890");
    CHECK(longer->kind == "ID");
    CHECK(longer->birth == day("1986-01-01"));
}

TEST_CASE("mrz: as people type it and scanners send it") {
    std::string small = passport;
    for (char& c : small)
        c = static_cast<char>(std::tolower(c));
    std::string spaces = passport;
    std::replace(spaces.begin(), spaces.end(), '<', ' ');
    std::string ends = passport + "\r\n";
    for (const std::string& text : {joined(passport), small, spaces, ends}) {
        const auto document = parse_mrz(text, today);
        REQUIRE(document);
        CHECK(document->number == "L898902C3");
    }
}

TEST_CASE("mrz: letters that were read for digits are put right only where the check then holds") {
    std::string read = joined(passport);
    read[57 + 3] = 'B'; // 740812 -> 740B12
    CHECK(parse_mrz(read, today));
    read = joined(passport);
    read[43 + 44] = 'O'; // the composite check 0
    CHECK(parse_mrz(read, today));
    read = joined(passport);
    read[57 + 2] = 'B'; // 740812 -> 74B812: the month is wrong then
    CHECK(parse_mrz(read, today).error() == MrzError::wrong_check_character);
}

TEST_CASE("mrz: what is none") {
    const std::vector<std::string> rows{"",
                                        "LZ1T:ABCDEFGH",
                                        "https://example.org/<<<<",
                                        joined(passport).substr(1),
                                        joined(passport) + "<",
                                        std::string(88, '<'),
                                        "V" + joined(passport).substr(1),
                                        std::string(90, 'A') + "A",
                                        std::string(5000, 'P'),
                                        "P<UTO测试<<甲"};
    for (const auto& text : rows) {
        CAPTURE(text);
        const auto document = parse_mrz(text, today);
        REQUIRE_FALSE(document);
        CHECK(document.error() == MrzError::not_mrz);
    }
}

TEST_CASE("mrz: a birth that nobody knows is no mistake, an impossible one is") {
    const auto with_birth = [](const std::string& birth) {
        std::string text = joined(passport);
        text.replace(57, 7, birth + digit(birth));
        text.back() = digit(text.substr(44, 10) + text.substr(57, 7) + text.substr(65, 22));
        return text;
    };
    CHECK(parse_mrz(with_birth("74<<<<"), today)->birth == std::nullopt);
    CHECK(parse_mrz(with_birth("261124"), today)->birth == day("2026-11-24"));
    CHECK(parse_mrz(with_birth("261125"), today)->birth == day("1926-11-25"));
    CHECK(parse_mrz(with_birth("000229"), today)->birth == day("2000-02-29"));
    for (const char* impossible : {"740230", "741301", "740012", "990229"}) {
        CAPTURE(impossible);
        CHECK(parse_mrz(with_birth(impossible), today).error() == MrzError::impossible_birth_date);
    }
}

TEST_CASE("mrz: an end of validity that is no day is not known") {
    std::string text = joined(passport);
    text.replace(65, 7, std::string("999999") + digit("999999"));
    text.back() = digit(text.substr(44, 10) + text.substr(57, 7) + text.substr(65, 22));
    REQUIRE(parse_mrz(text, today));
    CHECK_FALSE(parse_mrz(text, today)->valid_until);
}

TEST_CASE("mrz: every made-up passport is read, and no single mistyped character changes who it is") {
    Random random;
    INFO(random);
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
    for (int round = 0; round < 100; ++round) {
        const std::string text = made_up_passport(random);
        const auto document = parse_mrz(text, today);
        CAPTURE(text);
        REQUIRE(document);
        for (int change = 0; change < 100; ++change) {
            std::string wrong = text;
            const auto at = static_cast<std::size_t>(random.between(44, 87));
            wrong[at] = alphabet[static_cast<std::size_t>(random.between(0, 36))];
            const auto other = parse_mrz(wrong, today);
            // Weights that differ by ten make some pairs alike (A and K, 0 and A): the standard's own limit.
            const auto value = [](char c) { return mrz_check_digit(std::string(1, c)).value(); };
            if (value(wrong[at]) % 10 == value(text[at]) % 10) continue;
            CAPTURE(wrong);
            if (other) {
                CHECK(other->number == document->number);
                CHECK(other->birth == document->birth);
                CHECK(other->valid_until == document->valid_until);
            }
        }
    }
}

TEST_CASE("mrz: lines that come one by one") {
    const std::string first = passport.substr(0, 44);
    CHECK(mrz_progress(first) == MrzProgress::begun);
    CHECK(mrz_progress(passport) == MrzProgress::whole);
    CHECK(mrz_progress(card.substr(0, 30)) == MrzProgress::begun);
    CHECK(mrz_progress(joined(card).substr(0, 60)) == MrzProgress::begun);
    CHECK(mrz_progress(card) == MrzProgress::whole);
    for (const char* other : {"", "6901234567892", "LZ1T:ABC", "https://example.org", "P<", "<<<",
                              "ABCDEFGHIJABCDEFGHIJABCDEFGHIJ"})
        CHECK(mrz_progress(other) == MrzProgress::none);
}

TEST_CASE("mrz: nothing is left of a document that was wiped") {
    auto document = parse_mrz(passport, today).value();
    document.wipe();
    CHECK(document.number.empty());
    CHECK(document.name.empty());
    CHECK_FALSE(document.birth);
}
