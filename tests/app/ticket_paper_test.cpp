// The paper as bytes: what a printer of either width gets, in every language, and that its picture of a code
// can be read.
#include "catch.hpp"

#include "app/ticket_paper.hpp"
#include "drivers/code_picture/picture_decoder.hpp"
#include "station_fixture.hpp"

using namespace liaison;

namespace {

struct Bench {
    domain::StationConfiguration configuration = test::made_up_configuration();
    ui::TextEngine engine;
    app::Settings settings;

    Bench() {
        configuration.station.name.by_language["bo"] = "ཚོད་ལྟའི་འབྲེལ་གཏུགས་ཁང་།";
        configuration.station.name.by_language["lis"] = "ꓡꓲ-ꓢꓴ ꓐꓶ ꓟꓽ";
    }
    drivers::PrintJob ticket(const std::string& language) {
        const language::Words words(language);
        const domain::IssuedTicket issued{
            test::made_up_ticket(12, test::morning_deputy, test::at(test::a_tuesday, "09:30")),
            "LZ1T:ABCDEF234567", 3};
        return app::ticket_paper(issued.ticket.id, issued,
                                 {configuration, words, engine, settings, test::at(test::a_tuesday, "09:30")});
    }
};

bool begins(const drivers::Piece& piece, std::initializer_list<std::uint8_t> head) {
    return piece.size() >= head.size() && std::equal(head.begin(), head.end(), piece.begin());
}

struct Raster {
    std::size_t width = 0;
    drivers::Bytes rows;
};

// All pictures of a job, one below the other.
Raster pictures(const drivers::PrintJob& job) {
    Raster all;
    for (const drivers::Piece& piece : job.pieces) {
        if (!begins(piece, {0x1D, 0x76, 0x30, 0x00})) continue;
        const std::size_t width = 8 * (piece[4] + 256U * piece[5]);
        const std::size_t rows = piece[6] + 256U * piece[7];
        REQUIRE(piece.size() == 8 + width / 8 * rows);
        if (all.width != width) all = {width, {}};
        all.rows.insert(all.rows.end(), piece.begin() + 8, piece.end());
    }
    return all;
}

bool has_black(const Raster& raster) {
    return std::any_of(raster.rows.begin(), raster.rows.end(), [](std::uint8_t byte) { return byte != 0; });
}

// The one code that a camera would read off the paper; empty: none, or several.
std::string code_on(const Raster& raster) {
    const std::size_t height = raster.width == 0 ? 0 : raster.rows.size() * 8 / raster.width;
    REQUIRE(height > 100);
    std::vector<std::uint8_t> grey(raster.width * height, 255);
    for (std::size_t i = 0; i < grey.size(); ++i)
        if ((raster.rows[i / 8] >> (7 - i % 8) & 1) != 0) grey[i] = 0;
    const auto codes = drivers::decode_picture(
        {grey.data(), static_cast<int>(raster.width), static_cast<int>(height), static_cast<int>(raster.width)},
        drivers::CodeFormats::all);
    return codes.size() == 1 ? codes.front().bytes : std::string();
}

} // namespace

TEST_CASE("paper: a Chinese ticket is characters, a Tibetan and a Lisu one have pictures as wide as the paper",
          "[app]") {
    Bench bench;
    for (const int paper : {58, 80}) {
        bench.settings.printer.paper_mm = paper;
        CHECK(pictures(bench.ticket("zh")).rows.empty());
        for (const char* language : {"bo", "lis"}) {
            CAPTURE(paper, language);
            const Raster raster = pictures(bench.ticket(language));
            CHECK(raster.width == (paper == 58 ? 384 : 576));
            CHECK(has_black(raster));
        }
    }
}

TEST_CASE("paper: no four-byte character ever reaches a printer", "[app]") {
    Bench bench;
    for (const bool large : {false, true})
        for (const char* language : {"zh", "bo", "lis", "nxq", "en"}) {
            bench.settings.printer.large_character_set = large;
            bench.configuration.station.name.by_language["zh"] = "㐀测试镕室"; // four bytes; and in GBK only
            CAPTURE(large, language);
            for (const drivers::Piece& piece : bench.ticket(language).pieces) {
                if (piece.empty() || piece.front() < 0x20) continue; // a command or a picture
                for (std::size_t i = 0; i < piece.size(); ++i) {
                    if (piece[i] < 0x81) continue;
                    REQUIRE(i + 1 < piece.size());
                    CHECK(piece[i + 1] >= 0x40);
                    ++i;
                }
            }
        }
}

TEST_CASE("paper: the printer draws the code itself, or gets a picture that can be read", "[app]") {
    Bench bench;
    const auto asks_printer = [](const drivers::PrintJob& job) {
        return std::any_of(job.pieces.begin(), job.pieces.end(), [](const drivers::Piece& piece) {
            return begins(piece, {0x1D, 0x28, 0x6B});
        });
    };
    CHECK(asks_printer(bench.ticket("zh")));
    bench.settings.printer.qr = app::QrPrinting::by_kiosk;
    for (const int paper : {58, 80}) {
        bench.settings.printer.paper_mm = paper;
        const drivers::PrintJob job = bench.ticket("zh");
        CHECK_FALSE(asks_printer(job));
        CHECK(code_on(pictures(job)) == "LZ1T:ABCDEF234567");
    }
}

TEST_CASE("paper: for a print queue all of it is one page as wide as the paper, with a code that can be read",
          "[app]") {
    Bench bench;
    bench.settings.printer.kind = app::PrinterKind::cups;
    for (const int paper : {58, 80})
        for (const char* language : {"zh", "bo", "lis", "nxq", "en"}) {
            CAPTURE(paper, language);
            bench.settings.printer.paper_mm = paper;
            const drivers::PrintJob job = bench.ticket(language);
            CHECK(job.pieces.empty());
            CHECK(job.page.width == (paper == 58 ? 384 : 576));
            CHECK(job.page.height() > 400);
            CHECK(code_on({job.page.width, job.page.rows}) == "LZ1T:ABCDEF234567");
        }
}

TEST_CASE("paper: a name is on no ticket", "[app]") {
    Bench bench;
    for (const char* language : {"zh", "en"})
        for (const drivers::Piece& piece : bench.ticket(language).pieces)
            CHECK(drivers::as_text(piece).find("\xB2\xE2\xCA\xD4\xBC\xD7") == std::string::npos); // 测试甲
}

TEST_CASE("paper: the test page has every script and both ways of a code", "[app]") {
    Bench bench;
    const language::Words words("zh");
    const auto page = app::test_page(
        "page", {bench.configuration, words, bench.engine, bench.settings, test::at(test::a_tuesday, "09:30")});
    CHECK(page.job_id == "page");
    CHECK(has_black(pictures(page)));
    CHECK(begins(page.pieces.front(), {0x1B, 0x40}));
    CHECK(begins(page.pieces.back(), {0x1D, 0x56}));
}
