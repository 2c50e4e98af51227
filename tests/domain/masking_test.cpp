// What strangers may see of a number and a name.
#include <algorithm>

#include "catch.hpp"
#include "domain/id_number.hpp"
#include "domain/text.hpp"
#include "station_fixture.hpp"

using namespace liaison;

TEST_CASE("masking: a number shows three characters in front and two behind", "[masking]") {
    struct Row {
        const char* event;
        const char* number;
        const char* shown;
    };
    const auto row = GENERATE(Row{"a resident's", "999999195607120019", "999*************19"},
                              Row{"with X", "11010519491231002X", "110*************2X"},
                              Row{"a passport's", "E12345678", "E12****78"}, Row{"nothing", "", ""},
                              Row{"too short to show anything", "12345", "*****"},
                              Row{"not ASCII", "测试甲乙丙丁戊", "测试甲**丁戊"});
    CAPTURE(row.event);
    CHECK(domain::masked_number(row.number) == row.shown);
}

TEST_CASE("masking: never more than five characters of a number, whatever it is", "[masking][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 500; ++round) {
        std::string number;
        const int length = random.between(0, 24);
        for (int i = 0; i < length; ++i)
            number +=
                domain::to_utf8(random.once_in(8) ? U'测' : static_cast<char32_t>(random.between('0', '9')));
        const std::string masked = domain::masked_number(number);
        CAPTURE(number, masked);
        REQUIRE(domain::is_valid_utf8(masked));
        const auto points = domain::code_points(masked);
        REQUIRE(points.size() == domain::code_points(number).size());
        REQUIRE(std::count(points.begin(), points.end(), U'*') >= static_cast<int>(points.size()) - 5);
        if (points.size() <= 5)
            REQUIRE(std::count(points.begin(), points.end(), U'*') == static_cast<int>(points.size()));
    }
}

TEST_CASE("masking: a name shows its first character", "[masking]") {
    struct Row {
        const char* event;
        const char* name;
        const char* shown;
    };
    const auto row = GENERATE(
        Row{"Han", "测试甲", "测**"}, Row{"Latin", "Test", "T***"}, Row{"nothing", "", ""},
        Row{"outside the BMP", "\U00020000\U00020001", "\U00020000*"}, Row{"broken bytes", "\xFFx", "\uFFFD*"});
    CAPTURE(row.event);
    CHECK(domain::masked_name(row.name) == row.shown);
}
