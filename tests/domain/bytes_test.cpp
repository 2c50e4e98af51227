#include <set>

#include "catch.hpp"
#include "domain/bytes.hpp"
#include "seed.hpp"

using namespace liaison;
using domain::Bytes;

namespace {

Bytes bytes_of(std::string_view text) {
    return {text.begin(), text.end()};
}

} // namespace

TEST_CASE("bytes: the examples of RFC 4648", "[bytes]") {
    struct Row {
        const char* plain;
        const char* base32;
        const char* base64;
    };
    const auto row = GENERATE(Row{"", "", ""}, Row{"f", "MY", "Zg=="}, Row{"fo", "MZXQ", "Zm8="},
                              Row{"foo", "MZXW6", "Zm9v"}, Row{"foob", "MZXW6YQ", "Zm9vYg=="},
                              Row{"fooba", "MZXW6YTB", "Zm9vYmE="}, Row{"foobar", "MZXW6YTBOI", "Zm9vYmFy"});
    CAPTURE(row.plain);
    CHECK(domain::to_base32(bytes_of(row.plain)) == row.base32);
    CHECK(domain::to_base64(bytes_of(row.plain)) == row.base64);
    CHECK(domain::from_base32(row.base32) == bytes_of(row.plain));
    CHECK(domain::from_base64(row.base64) == bytes_of(row.plain));
}

TEST_CASE("bytes: base32 refuses what it would not write", "[bytes]") {
    struct Row {
        const char* event;
        std::string text;
    };
    const auto row =
        GENERATE(Row{"lower case", "my"}, Row{"padding", "MY======"}, Row{"digit 1", "M1"},
                 Row{"digit 0", "M0"}, Row{"space", "M Y"}, Row{"line end", "MY\n"}, Row{"a stray bit", "MZ"},
                 Row{"one letter", "M"}, Row{"three letters", "MZX"}, Row{"six letters", "MZXW6Y"},
                 Row{"a NUL", std::string("MY\0", 3)}, Row{"Chinese", "测试"});
    CAPTURE(row.event);
    CHECK_FALSE(domain::from_base32(row.text));
}

TEST_CASE("bytes: base64 refuses what it would not write", "[bytes]") {
    struct Row {
        const char* event;
        std::string text;
    };
    const auto row =
        GENERATE(Row{"no padding", "Zg"}, Row{"half the padding", "Zg="}, Row{"too much", "Zg==="},
                 Row{"padding alone", "===="}, Row{"three pads", "Z==="}, Row{"stray bits", "Zh=="},
                 Row{"URL alphabet", "-_-_"}, Row{"line end", "Zm9v\n"}, Row{"space in front", " Zm9v"},
                 Row{"four line ends", "Zm9v\n\n\n\n"}, Row{"four spaces", "    "},
                 Row{"padding in the middle", "Zg==Zm9v"}, Row{"dashes", "----"},
                 Row{"a NUL", std::string("Zm9\0", 4)}, Row{"broken bytes", "\xFF\xFF\xFF\xFF"});
    CAPTURE(row.event);
    CHECK_FALSE(domain::from_base64(row.text));
}

TEST_CASE("bytes: any bytes come back", "[bytes][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 500; ++round) {
        const Bytes bytes = random.bytes(random.between(0, 200));
        REQUIRE(domain::from_base32(domain::to_base32(bytes)) == bytes);
        REQUIRE(domain::from_base64(domain::to_base64(bytes)) == bytes);
        REQUIRE(domain::to_hex(bytes).size() == 2 * bytes.size());
    }
    CHECK(domain::to_hex({0x00, 0x0F, 0xA5, 0xFF}) == "000fa5ff");
}

TEST_CASE("bytes: one text is one meaning", "[bytes][property]") {
    test::Random random;
    INFO(random);
    const std::string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567=/+ \n01abz";
    for (int round = 0; round < 5000; ++round) {
        std::string text;
        for (int i = random.between(0, 9); i > 0; --i)
            text += random.one_of(letters);
        CAPTURE(text);
        if (const auto bytes = domain::from_base32(text)) REQUIRE(domain::to_base32(*bytes) == text);
        if (const auto bytes = domain::from_base64(text)) REQUIRE(domain::to_base64(*bytes) == text);
    }
}

TEST_CASE("bytes: UUIDs", "[bytes][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 200; ++round) {
        domain::Random16 bytes{};
        for (auto& byte : bytes)
            byte = random.byte();
        REQUIRE(domain::parse_uuid(domain::format_uuid(bytes)) == bytes);
        const std::string made = domain::make_uuid(bytes);
        REQUIRE(made[14] == '4');
        REQUIRE(std::string("89ab").find(made[19]) != std::string::npos);
        REQUIRE(domain::parse_uuid(made));
    }
}

TEST_CASE("bytes: what is no UUID", "[bytes]") {
    const std::string text =
        GENERATE("", "00000000-0000-4000-8000-00000000000", "00000000-0000-4000-8000-0000000000000",
                 "00000000-0000-4000-8000-00000000000G", "00000000-0000-4000-8000-00000000000A",
                 "000000000-000-4000-8000-000000000000", "00000000-0000-4000-8000_000000000000",
                 "{0000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-0000000 0000");
    CAPTURE(text);
    CHECK_FALSE(domain::parse_uuid(text));
}
