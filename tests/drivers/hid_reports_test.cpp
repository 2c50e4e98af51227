#include "catch.hpp"

#include "hex.hpp"
#include "randomness.hpp"

#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/transport/hid_reports.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

// A vendor's device: 64 bytes in, 64 bytes out, no numbers.
const char* const plain_descriptor =
    "06 00 FF 09 01 A1 01 09 02 15 00 26 FF 00 75 08 95 40 81 02 09 03 91 02 C0";
// The same with report numbers 1 and 2, and 63 bytes.
const char* const numbered_descriptor =
    "06 00 FF 09 01 A1 01 85 01 09 02 75 08 95 3F 81 02 85 02 09 03 91 02 C0";

} // namespace

TEST_CASE("hid: the sizes and numbers that a descriptor tells") {
    const auto plain = parse_hid_descriptor(from_hex(plain_descriptor));
    REQUIRE(plain);
    CHECK_FALSE(plain->numbered);
    CHECK(plain->input_size == 64);
    CHECK(plain->output_size == 64);
    CHECK(plain->output_number == 0);
    const auto numbered = parse_hid_descriptor(from_hex(numbered_descriptor));
    REQUIRE(numbered);
    CHECK(numbered->numbered);
    CHECK(numbered->input_size == 63);
    CHECK(numbered->output_size == 63);
    CHECK(numbered->output_number == 2);
}

TEST_CASE("hid: what a descriptor may not be") {
    const std::vector<std::pair<const char*, HidDescriptorError>> rows{
        {"", HidDescriptorError::no_output},
        {"75 08 95 40 81 02", HidDescriptorError::no_output}, // a keyboard without lights
        {"75 08 95", HidDescriptorError::cut_short},
        {"FE 10 00 00", HidDescriptorError::cut_short},
        {"FE", HidDescriptorError::cut_short},
        {"75 08 97 FF FF FF FF 91 02", HidDescriptorError::too_large},
        {"77 FF FF FF FF 97 FF FF FF FF 91 02", HidDescriptorError::too_large},
        {"A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4 A4", HidDescriptorError::too_deep},
    };
    for (const auto& [bytes, error] : rows) {
        INFO(bytes);
        const auto layout = parse_hid_descriptor(from_hex(bytes));
        REQUIRE_FALSE(layout);
        CHECK(layout.error() == error);
    }
    // A push keeps what a pop brings back; a pop of nothing is passed over.
    const auto layout = parse_hid_descriptor(from_hex("B4 75 08 95 10 A4 95 40 B4 91 02 81 02"));
    REQUIRE(layout);
    CHECK(layout->output_size == 16);
}

TEST_CASE("hid: a request is one report, numbered and padded") {
    const auto request = encode_request(SdtCommand::status);
    const auto report = output_report(request, HidLayout{});
    CHECK(report.used == request.size());
    CHECK(report.report.size() == 65);
    CHECK(report.report[0] == 0);
    CHECK(report.report[1] == 0xAA);
    CHECK(report.report[64] == 0);
}

TEST_CASE("hid: any frame in reports of any size comes out whole, with the bytes before it left out") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        HidLayout layout;
        layout.numbered = random.below(2) == 1;
        const std::size_t unknown = random.below(3);
        const std::size_t room = 8 + random.below(250);
        Bytes data(random.below(2300), 0);
        for (auto& byte : data)
            byte = random.byte();
        const Bytes frame = answer_frame(0x90, data);
        SdtParser parser;
        std::size_t answers = 0;
        for (std::size_t at = 0; at < frame.size(); at += room) {
            Bytes report((layout.numbered ? 1 : 0) + unknown, 0x42);
            report.insert(report.end(), frame.begin() + static_cast<std::ptrdiff_t>(at),
                          frame.begin() + static_cast<std::ptrdiff_t>(std::min(at + room, frame.size())));
            report.resize((layout.numbered ? 1 : 0) + unknown + room, 0);
            parser.feed(report_content(report, layout, unknown));
            while (const auto answer = parser.next()) {
                ++answers;
                CHECK(answer->data == data);
            }
        }
        REQUIRE(answers == 1);
    }
}
