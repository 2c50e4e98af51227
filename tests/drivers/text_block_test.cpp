#include "catch.hpp"

#include "cards.hpp"
#include "hex.hpp"
#include "randomness.hpp"

#include "drivers/id_card/card_content.hpp"
#include "drivers/id_card/nation.hpp"
#include "drivers/id_card/number_check.hpp"
#include "drivers/id_card/text_block.hpp"
#include "drivers/text/utf8.hpp"

using namespace drivers;
using namespace drivers_test;

TEST_CASE("the resident card of the page") {
    const auto card = parse_text_block(resident().text);
    REQUIRE(card);
    CHECK(card->kind == IdCardKind::resident);
    CHECK(card->name == "测试甲");
    CHECK(card->sex == Sex::male);
    CHECK(card->nation_code == "04");
    CHECK(nation_name(card->nation_code) == "藏");
    CHECK(card->birth == "19560712");
    CHECK(card->address == "示例州测试县样板镇一号");
    CHECK(card->number == "999999195607120019");
    CHECK(card->authority == "测试县公安局");
    CHECK(card->valid_from == "20200101");
    CHECK(card->valid_to == "长期");
    CHECK_FALSE(card->name_needs_correction);
    CHECK_FALSE(card->contradicts_itself);
}

TEST_CASE("the permit of the page") {
    const auto card = parse_text_block(permit().text);
    REQUIRE(card);
    CHECK(card->kind == IdCardKind::hong_kong_macao_taiwan_permit);
    CHECK(card->name == "测试乙");
    CHECK(card->number == "810000190001010018");
    CHECK(card->pass_number == "H00000001");
    CHECK(card->times_reissued == "01");
    CHECK(card->valid_to == "20250101");
    CHECK(card->nation_code.empty());
    CHECK(nation_name(card->nation_code).empty());
}

TEST_CASE("the two foreigners' cards of the page") {
    const auto older = parse_text_block(foreigner_2017().text);
    REQUIRE(older);
    CHECK(older->kind == IdCardKind::foreigner_2017);
    CHECK(older->english_name == "TEST, PERSON ONE");
    CHECK(older->name == "测试丙");
    CHECK(older->number == "UTO110090010108");
    CHECK(older->nationality == "UTO");
    CHECK(older->birth == "19900101");
    CHECK(older->card_version == "01");
    CHECK(older->authority.empty());

    const auto newer = parse_text_block(foreigner_2023().text);
    REQUIRE(newer);
    CHECK(newer->kind == IdCardKind::foreigner_2023);
    CHECK(newer->name == "测试丁");
    CHECK(newer->english_name == "TEST, PERSON TWO");
    CHECK(newer->number == "911999199001010014");
    CHECK(newer->sex == Sex::female);
    CHECK(newer->nationality == "UTO");
    CHECK(newer->times_reissued == "00");
}

TEST_CASE("a 2023 foreigner's long name goes on in its second place without a space") {
    Bytes text = foreigner_2023().text;
    for (std::size_t unit = 0; unit < 35; ++unit)
        text[52 + 2 * unit] = static_cast<std::uint8_t>('A' + unit % 26);
    text[220] = 'Z';
    const auto card = parse_text_block(text);
    REQUIRE(card);
    CHECK(card->english_name == "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIZ");
}

TEST_CASE("fields lose their padding, whatever it is") {
    CHECK(text_field(from_hex("20 00 41 00 20 00 42 00 20 00 00 00")) == "A B");
    CHECK(text_field(from_hex("00 30 4B 6D 00 30 00 00")) == "测");
    CHECK(text_field(from_hex("20 00 20 00")).empty());
    CHECK(text_field({}).empty());
}

TEST_CASE("characters outside the first plane, and broken ones") {
    CHECK(text_field(from_hex("40 D8 00 DC")) == "\xF0\xA0\x80\x80"); // U+20000
    CHECK(text_field(from_hex("40 D8 41 00")) == "\xEF\xBF\xBD"
                                                 "A");
    CHECK(text_field(from_hex("00 DC")) == "\xEF\xBF\xBD");
    CHECK(text_field(from_hex("00 E0")) == "\xEE\x80\x80"); // private use: passed on
}

TEST_CASE("a name that cannot be shown as it is says so") {
    for (const char* unit : {"00 E0", "FF F8", "00 DC"}) {
        Bytes text = resident().text;
        const Bytes bytes = from_hex(unit);
        std::copy(bytes.begin(), bytes.end(), text.begin() + 2);
        const auto card = parse_text_block(text);
        REQUIRE(card);
        CHECK(card->name_needs_correction);
    }
}

TEST_CASE("what is wrong with a block is told") {
    Bytes text = resident().text;
    CHECK(parse_text_block(ByteView(text).first(255)).error() == TextBlockError::too_short);

    Bytes longer = text;
    longer.insert(longer.end(), 40, 0xFF);
    CHECK(parse_text_block(longer));

    Bytes nameless = text;
    for (std::size_t at = 0; at < 30; at += 2)
        nameless[at] = 0x20, nameless[at + 1] = 0;
    CHECK(parse_text_block(nameless).error() == TextBlockError::incomplete);

    Bytes miscounted = text;
    miscounted[122 + 34] = '8';
    CHECK(parse_text_block(miscounted).error() == TextBlockError::check_failed);
}

TEST_CASE("a card that contradicts its number is read all the same") {
    Bytes text = resident().text;
    text[30] = '2';
    const auto card = parse_text_block(text);
    REQUIRE(card);
    CHECK(card->contradicts_itself);
}

TEST_CASE("check digits of the page") {
    for (const char* number :
         {"999999195607120019", "999999199001010024", "999999200002291011", "999999195607120035",
          "11010519491231002X", "440524188001010014", "810000199408230021", "830000199201300022",
          "810000190001010018", "932682198501010017", "911999199001010014"}) {
        INFO(number);
        CHECK(has_right_check(number));
        std::string wrong = number;
        wrong[3] = wrong[3] == '9' ? '8' : '9';
        CHECK_FALSE(has_right_check(wrong));
    }
    CHECK_FALSE(has_right_check("99999919560712001"));
    CHECK_FALSE(has_right_check("99999919560712001X9"));
    CHECK_FALSE(has_right_check("9999A9195607120019"));
}

TEST_CASE("nation codes") {
    CHECK(nation_name("01") == "汉");
    CHECK(nation_name("20") == "傈僳");
    CHECK(nation_name("27") == "纳西");
    CHECK(nation_name("42") == "怒");
    CHECK(nation_name("51") == "独龙");
    CHECK(nation_name("56") == "基诺");
    CHECK(nation_name("81") == "穿青人");
    for (const char* unknown : {"00", "57", "97", "99", "1", "x1", "011"})
        CHECK(nation_name(unknown) == "其他");
}

TEST_CASE("the lengths in a read answer are believed only as far as the bytes go") {
    const Bytes data = read_data(resident().text);
    const auto content = split_card_content(data);
    REQUIRE(content);
    CHECK(content->text.size() == 256);
    CHECK(content->photo.size() == 1024);

    Bytes surplus = data;
    surplus.insert(surplus.end(), 9, 0);
    CHECK(split_card_content(surplus));
    CHECK_FALSE(split_card_content(ByteView(data).first(data.size() - 1)));
    CHECK_FALSE(split_card_content(ByteView(data).first(3)));
    Bytes too_little_text = data;
    too_little_text[0] = 0;
    too_little_text[1] = 0xFF;
    CHECK_FALSE(split_card_content(too_little_text));
}

TEST_CASE("a wiped or moved card leaves nothing") {
    auto card = parse_text_block(resident().text);
    REQUIRE(card);
    IdCard taken = std::move(*card);
    CHECK(taken.number == "999999195607120019");
    CHECK(card->number.empty());
    const char* characters = taken.name.data();
    const std::size_t room = taken.name.capacity();
    taken.wipe();
    CHECK(std::all_of(characters, characters + room, [](char character) { return character == 0; }));
}

TEST_CASE("any 256 bytes give a card of valid UTF-8 or an error") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 2000; ++round) {
        Bytes text = resident().text;
        for (std::size_t change = random.below(120); change > 0; --change)
            text[random.below(121)] = random.byte();
        text[248] = static_cast<std::uint8_t>("IJY "[random.below(4)]);
        const auto card = parse_text_block(text);
        if (!card) continue;
        REQUIRE(is_utf8(card->name));
        REQUIRE(is_utf8(card->english_name));
        REQUIRE(is_utf8(card->address));
    }
}
