#include "catch.hpp"

#include "cards.hpp"
#include "hex.hpp"
#include "randomness.hpp"

#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/id_card/sdt_status.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::vector<SdtAnswer> parse(const std::vector<Bytes>& pieces) {
    SdtParser parser;
    std::vector<SdtAnswer> answers;
    for (const auto& piece : pieces) {
        parser.feed(piece);
        while (auto answer = parser.next())
            answers.push_back(std::move(*answer));
    }
    return answers;
}

Bytes operator+(Bytes left, const Bytes& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

} // namespace

TEST_CASE("requests are the bytes of the protocol page") {
    const std::vector<std::pair<SdtCommand, const char*>> rows{
        {SdtCommand::reset, "AA AA AA 96 69 00 03 10 FF EC"},
        {SdtCommand::status, "AA AA AA 96 69 00 03 11 FF ED"},
        {SdtCommand::module_number, "AA AA AA 96 69 00 03 12 FF EE"},
        {SdtCommand::find, "AA AA AA 96 69 00 03 20 01 22"},
        {SdtCommand::select, "AA AA AA 96 69 00 03 20 02 21"},
        {SdtCommand::read, "AA AA AA 96 69 00 03 30 01 32"},
        {SdtCommand::latest_address, "AA AA AA 96 69 00 03 30 03 30"},
    };
    for (const auto& [command, bytes] : rows)
        CHECK(to_hex(encode_request(command)) == bytes);
}

TEST_CASE("worked answers are understood") {
    const std::vector<std::tuple<const char*, int, std::size_t>> rows{
        {"AA AA AA 96 69 00 04 00 00 90 94", 0x90, 0},
        {"AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97", 0x9F, 4},
        {"AA AA AA 96 69 00 04 00 00 80 84", 0x80, 0},
        {"AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C", 0x90, 8},
        {"AA AA AA 96 69 00 04 00 00 81 85", 0x81, 0},
        {"AA AA AA 96 69 00 04 6A 82 41 AD", 0x41, 0},
        {"AA AA AA 96 69 00 04 00 00 66 62", 0x66, 0},
    };
    for (const auto& [bytes, status, size] : rows) {
        const auto answers = parse({from_hex(bytes)});
        REQUIRE(answers.size() == 1);
        CHECK(answers[0].sw3 == status);
        CHECK(answers[0].data.size() == size);
    }
    CHECK(parse({from_hex("AA AA AA 96 69 00 04 6A 82 41 AD")})[0].sw1 == 0x6A);
}

TEST_CASE("the checksums of the four worked cards are those of the page") {
    for (const auto& card : {resident(), permit(), foreigner_2017(), foreigner_2023()}) {
        INFO(card.what);
        const Bytes frame = answer_frame(0x90, read_data(card.text));
        CHECK(frame.size() == 1295);
        CHECK(frame.back() == card.checksum);
    }
}

TEST_CASE("a frame may be cut at every position") {
    const Bytes frame = answer_frame(0x90, read_data(resident().text));
    for (std::size_t cut = 0; cut <= frame.size(); ++cut) {
        const auto middle = frame.begin() + static_cast<std::ptrdiff_t>(cut);
        const auto answers = parse({Bytes(frame.begin(), middle), Bytes(middle, frame.end())});
        REQUIRE(answers.size() == 1);
        REQUIRE(answers[0].data == read_data(resident().text));
    }
}

TEST_CASE("noise, padding and damage around a frame cost nothing but themselves") {
    const Bytes good = answer_frame(0x80);
    const std::vector<std::pair<const char*, Bytes>> rows{
        {"more than three AA", from_hex("AA AA AA") + good},
        {"half a preamble", from_hex("AA AA AA 96") + good},
        {"zero padding", Bytes(50, 0) + good},
        {"a module's own time-out, shorter than it says",
         from_hex("AA AA AA 96 69 00 05 05 05 05") + good + good},
        {"a length of 3", from_hex("AA AA AA 96 69 00 03") + good},
        {"a length of 2401", from_hex("AA AA AA 96 69 09 61") + good},
        {"a wrong checksum", from_hex("AA AA AA 96 69 00 04 00 00 90 95") + good},
        {"two frames in one", answer_frame(0x9F, Bytes(4, 0)) + good},
    };
    for (const auto& [what, bytes] : rows) {
        INFO(what);
        const auto answers = parse({bytes});
        REQUIRE_FALSE(answers.empty());
        CHECK(answers.back().sw3 == 0x80);
    }
}

TEST_CASE("a damaged frame is never given out, and is counted") {
    SdtParser parser;
    Bytes frame = answer_frame(0x90, read_data(resident().text));
    frame[600] ^= 1;
    parser.feed(frame);
    CHECK_FALSE(parser.next());
    CHECK(parser.damaged() == 1);
}

TEST_CASE("a frame inside a broken one is found when the line falls silent") {
    SdtParser parser;
    parser.feed(from_hex("AA AA AA 96 69 05 08 00 00 90"));
    parser.feed(answer_frame(0x80));
    CHECK_FALSE(parser.next());
    CHECK(parser.in_frame());
    parser.give_up_frame();
    const auto answer = parser.next();
    REQUIRE(answer);
    CHECK(answer->sw3 == 0x80);
}

TEST_CASE("any cutting and any noise between frames: all frames, in order, and no others") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 300; ++round) {
        Bytes stream;
        std::vector<Bytes> contents;
        for (std::size_t count = random.below(6); count > 0; --count) {
            for (std::size_t noise = random.below(30); noise > 0; --noise) {
                // Not the first byte of a preamble: whether noise may hold one is another test's matter.
                const std::uint8_t byte = random.byte();
                stream.push_back(byte == 0xAA ? 0x55 : byte);
            }
            Bytes data(random.below(100));
            for (auto& byte : data)
                byte = random.below(4) == 0 ? 0xAA : random.byte();
            stream = stream + answer_frame(0x90, data);
            contents.push_back(data);
        }
        std::vector<Bytes> pieces;
        for (std::size_t at = 0; at < stream.size();) {
            const std::size_t size = std::min(stream.size() - at, 1 + random.below(70));
            const auto begin = stream.begin() + static_cast<std::ptrdiff_t>(at);
            pieces.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(size));
            at += size;
        }
        const auto answers = parse(pieces);
        REQUIRE(answers.size() == contents.size());
        for (std::size_t index = 0; index < contents.size(); ++index)
            REQUIRE(answers[index].data == contents[index]);
    }
}

TEST_CASE("the module number is printed as on the page") {
    const auto answers =
        parse({from_hex("AA AA AA 96 69 00 14 00 00 90 05 00 03 00 56 77 33 01 87 D6 12 00 15 CD 5B 07 56")});
    REQUIRE(answers.size() == 1);
    CHECK(module_number_text(answers[0].data) == "05.03-20150102-0001234567-0123456789");
}

TEST_CASE("an answer that cannot belong to the command is known") {
    const auto answer = [](int status, std::size_t size) {
        return SdtAnswer{0, 0, static_cast<std::uint8_t>(status), Bytes(size, 0)};
    };
    CHECK(can_answer(SdtCommand::find, answer(0x9F, 4)));
    CHECK(can_answer(SdtCommand::find, answer(0x9F, 8)));
    CHECK(can_answer(SdtCommand::find, answer(0x80, 0)));
    CHECK_FALSE(can_answer(SdtCommand::find, answer(0x90, 1284)));
    CHECK_FALSE(can_answer(SdtCommand::select, answer(0x9F, 4)));
    CHECK(can_answer(SdtCommand::select, answer(0x90, 4)));
    CHECK_FALSE(can_answer(SdtCommand::read, answer(0x90, 8)));
    CHECK(can_answer(SdtCommand::read, answer(0x90, 1284)));
    CHECK(can_answer(SdtCommand::read, answer(0x41, 0)));
    CHECK_FALSE(can_answer(SdtCommand::latest_address, answer(0x90, 1284)));
    CHECK(can_answer(SdtCommand::latest_address, answer(0x91, 0)));
    CHECK_FALSE(can_answer(SdtCommand::status, answer(0x80, 0)));
}
