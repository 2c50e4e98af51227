#include "catch.hpp"

#include "hex.hpp"

#include "drivers/receipt_printer/esc_pos.hpp"
#include "drivers/receipt_printer/printer_text.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::string bytes_of(const EscPos& ticket) {
    Bytes all;
    for (const auto& piece : ticket.pieces())
        all.insert(all.end(), piece.begin(), piece.end());
    return to_hex(all);
}

std::string encoded(std::string_view text, PrinterFont font = PrinterFont::gbk) {
    const auto bytes = encode_printer_text(text, font);
    return bytes ? to_hex(*bytes) : "picture";
}

} // namespace

TEST_CASE("the worked ticket of the page, byte for byte") {
    EscPos ticket(PrinterFont::gb2312);
    ticket.initialise().chinese_on().align(Alignment::centre).size(2, 2);
    CHECK(ticket.line("排队号 A012"));
    ticket.size(1, 1);
    CHECK(ticket.line("前面还有 3 人"));
    CHECK(ticket.qr_code("LZ1:TEST-0001", 6));
    ticket.cut();
    CHECK(bytes_of(ticket) == "1B 40 1C 26 1B 61 01 1D 21 11 C5 C5 B6 D3 BA C5 20 41 30 31 32 0A "
                              "1D 21 00 C7 B0 C3 E6 BB B9 D3 D0 20 33 20 C8 CB 0A "
                              "1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 06 1D 28 6B 03 00 31 45 31 "
                              "1D 28 6B 10 00 31 50 30 4C 5A 31 3A 54 45 53 54 2D 30 30 30 31 "
                              "1D 28 6B 03 00 31 51 30 0A 1D 56 42 00");
}

TEST_CASE("text in the printer's encoding") {
    CHECK(encoded("代表联络室") == "B4 FA B1 ED C1 AA C2 E7 CA D2");
    CHECK(encoded("请稍候") == "C7 EB C9 D4 BA F2");
    CHECK(encoded("藏") == "B2 D8");
    CHECK(encoded("，") == "A3 AC");
    CHECK(encoded("5 €") == "35 20 45 55 52");
    CHECK(encoded("").empty());
}

TEST_CASE("what needs four bytes, or is in no font, has to be printed as a picture") {
    for (const char* text : {"㐀", "ཀ", "ꓐ", "😀", "\xEE\x80\x80", "A\nB", "A\x1B", "\xFF"}) {
        INFO(text);
        CHECK(encoded(text) == "picture");
        CHECK_FALSE(can_print(text, PrinterFont::gbk));
    }
}

TEST_CASE("the smaller font lacks what the larger one has") {
    CHECK(encoded("镕", PrinterFont::gbk) == "E9 46");
    CHECK(encoded("镕", PrinterFont::gb2312) == "picture");
    CHECK(encoded("藏", PrinterFont::gb2312) == "B2 D8");
}

TEST_CASE("a line that cannot be printed adds nothing") {
    EscPos ticket(PrinterFont::gbk);
    CHECK_FALSE(ticket.line("ཀ"));
    CHECK(ticket.pieces().empty());
}

TEST_CASE("QR data that is long, or not printable") {
    EscPos ticket(PrinterFont::gbk);
    CHECK(ticket.qr_code(std::string(300, 'A'), 99));
    CHECK(to_hex(ByteView(ticket.pieces()[3]).first(8)) == "1D 28 6B 2F 01 31 50 30");
    CHECK(ticket.pieces()[1].back() == 16);
    const std::size_t before = ticket.pieces().size();
    CHECK_FALSE(ticket.qr_code("", 6));
    CHECK_FALSE(ticket.qr_code("A\x10\x04", 6));
    CHECK_FALSE(ticket.qr_code(std::string(2001, 'A'), 6));
    CHECK(ticket.pieces().size() == before);
}

TEST_CASE("pictures: the worked example, bands, and no command hidden inside") {
    EscPos small(PrinterFont::gbk);
    small.picture({16, from_hex("FF 00 81 01")});
    CHECK(bytes_of(small) == "1D 76 30 00 02 00 02 00 FF 00 81 01");

    EscPos tall(PrinterFont::gbk);
    tall.picture({8, Bytes(150, 0x55)});
    REQUIRE(tall.pieces().size() == 3);
    CHECK(to_hex(ByteView(tall.pieces()[2]).first(8)) == "1D 76 30 00 01 00 16 00");
    CHECK(tall.pieces()[2].size() == 8 + 22);

    EscPos dangerous(PrinterFont::gbk);
    dangerous.picture({8, from_hex("10 04 10 05 10 14 10 10 06 10")});
    CHECK(to_hex(ByteView(dangerous.pieces()[0]).subspan(8)) == "11 04 11 05 11 14 10 10 06 11");

    EscPos none(PrinterFont::gbk);
    none.picture({});
    CHECK(none.pieces().empty());
}

TEST_CASE("modules become squares of dots inside a quiet zone") {
    const DotPicture picture = draw_modules(from_hex("01 00 00 01"), 2, 2);
    CHECK(picture.width == 20);
    CHECK(picture.height() == 20);
    CHECK(picture.rows[8 * 3 + 1] == 0xC0);
    CHECK(picture.rows[9 * 3 + 1] == 0xC0);
    CHECK(picture.rows[10 * 3 + 1] == 0x30);
    CHECK(std::count(picture.rows.begin(), picture.rows.end(), 0) == 60 - 4);
}

TEST_CASE("sizes are brought into range") {
    EscPos ticket(PrinterFont::gbk);
    ticket.size(0, 9).size(3, 1).bold(true).bold(false).feed_lines(3);
    CHECK(bytes_of(ticket) == "1D 21 07 1D 21 20 1B 45 01 1B 45 00 1B 64 03");
}
