#include "catch.hpp"

#include "hex.hpp"
#include "randomness.hpp"

#include "drivers/receipt_printer/printer_status.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::vector<PrinterAnswer> parse(std::string_view hex) {
    PrinterAnswerParser parser;
    std::vector<PrinterAnswer> answers;
    for (const std::uint8_t byte : from_hex(hex))
        if (auto answer = parser.feed(byte)) answers.push_back(std::move(*answer));
    return answers;
}

PrinterCondition after(StatusQuestion question, std::uint8_t bits) {
    PrinterHealth health;
    health.take(question, RealTimeStatus{bits});
    return health.condition();
}

PrinterCondition after_automatic(std::string_view hex) {
    PrinterHealth health;
    health.take(std::get<AutomaticStatus>(parse(hex).at(0)));
    return health.condition();
}

} // namespace

TEST_CASE("real-time statuses of the page") {
    using Condition = PrinterCondition;
    const std::vector<std::tuple<StatusQuestion, int, Condition>> rows{
        {StatusQuestion::printer, 0x12, Condition::well},
        {StatusQuestion::printer, 0x16, Condition::well},
        {StatusQuestion::printer, 0x1A, Condition::offline},
        {StatusQuestion::offline_cause, 0x12, Condition::well},
        {StatusQuestion::offline_cause, 0x16, Condition::cover_open},
        {StatusQuestion::offline_cause, 0x32, Condition::paper_out},
        {StatusQuestion::error, 0x1A, Condition::cutter_error},
        {StatusQuestion::error, 0x32, Condition::offline},
        {StatusQuestion::error, 0x52, Condition::well}, // a hot head recovers by itself
        {StatusQuestion::paper, 0x12, Condition::well},
        {StatusQuestion::paper, 0x1E, Condition::near_end},
        {StatusQuestion::paper, 0x16, Condition::near_end}, // one bit of the pair
        {StatusQuestion::paper, 0x72, Condition::paper_out},
        {StatusQuestion::paper, 0x32, Condition::paper_out}, // one bit of the pair
        {StatusQuestion::paper, 0x7E, Condition::paper_out},
    };
    for (const auto& [question, bits, condition] : rows) {
        INFO(static_cast<int>(question) << ' ' << bits);
        CHECK(after(question, static_cast<std::uint8_t>(bits)) == condition);
    }
}

TEST_CASE("automatic statuses of the page") {
    CHECK(after_automatic("10 00 00 00") == PrinterCondition::well);
    CHECK(after_automatic("18 00 0C 00") == PrinterCondition::paper_out);
    CHECK(after_automatic("30 00 00 00") == PrinterCondition::cover_open);
    CHECK(after_automatic("18 08 00 00") == PrinterCondition::cutter_error);
    CHECK(after_automatic("10 00 03 00") == PrinterCondition::near_end);
}

TEST_CASE("one stream of all answers, told apart") {
    const auto answers = parse("12 37 22 30 30 34 32 00 11 13 0C 5F 50 4F 53 00 10 00 03 00 16");
    REQUIRE(answers.size() == 6);
    CHECK(std::get<RealTimeStatus>(answers[0]).bits == 0x12);
    CHECK(std::get<JobDone>(answers[1]).wire_id == "0042");
    CHECK(std::get<QueuedStatus>(answers[2]).bits == 0x0C);
    CHECK(std::get<PrinterText>(answers[3]).text == "POS");
    CHECK(std::get<AutomaticStatus>(answers[4]).bytes[2] == 0x03);
    CHECK(std::get<RealTimeStatus>(answers[5]).bits == 0x16);
}

TEST_CASE("flow control inside an automatic status is not part of it") {
    CHECK(std::get<AutomaticStatus>(parse("10 00 13 03 00").at(0)).bytes[2] == 0x03);
}

TEST_CASE("an obstacle is what stops printing; near end is a hint") {
    CHECK(obstacle(PrinterCondition::paper_out) == PrintOutcome::no_paper);
    CHECK(obstacle(PrinterCondition::cover_open) == PrintOutcome::cover_open);
    CHECK(obstacle(PrinterCondition::cutter_error) == PrintOutcome::cutter_error);
    CHECK(obstacle(PrinterCondition::offline) == PrintOutcome::offline);
    CHECK_FALSE(obstacle(PrinterCondition::near_end));
    CHECK_FALSE(obstacle(PrinterCondition::well));
}

TEST_CASE("after any noise and a pause the next job's end is still seen") {
    const unsigned seed = test_seed();
    INFO("TEST_SEED=" << seed);
    Random random(seed);
    for (int round = 0; round < 500; ++round) {
        PrinterAnswerParser parser;
        for (std::size_t count = random.below(200); count > 0; --count)
            parser.feed(random.byte());
        parser.clear();
        std::optional<PrinterAnswer> answer;
        for (const std::uint8_t byte : from_hex("37 22 30 30 34 32 00"))
            answer = parser.feed(byte);
        REQUIRE(answer);
        REQUIRE(std::get<JobDone>(*answer).wire_id == "0042");
    }
}
