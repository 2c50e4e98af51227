// The reader's state machine on a line and a clock of the test's own.
#include "catch.hpp"

#include "cards.hpp"
#include "fake_line.hpp"
#include "heard.hpp"
#include "hex.hpp"

#include "drivers/id_card/id_card_reader.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

// A reader under test: the test answers its requests and moves its clock.
class Bench {
public:
    explicit Bench(CardReaderSettings settings = {})
        : reader(std::make_unique<FakeLine>(line), std::move(settings), heard.sink()) {}

    void open() { reader.open(now); }

    // Moves the clock to the next deadline.
    void let_time_pass() {
        REQUIRE(reader.next_deadline() != never);
        now = std::max(now, reader.next_deadline());
        reader.on_time(now);
    }

    // The CMD and PARA of the request that the reader sent last, waiting for it if it rests; 0 if it sent none.
    int request() {
        for (int turn = 0; turn < 3; ++turn) {
            const Bytes written = line->take_written();
            if (written.size() >= 10) return written[written.size() - 3] << 8 | written[written.size() - 2];
            let_time_pass();
        }
        return 0;
    }

    void answer(std::uint8_t status, const Bytes& data = {}) { receive(answer_frame(status, data)); }
    void receive(const Bytes& bytes) {
        line->put(bytes);
        reader.on_readable(now);
    }

    // Through status and module number up to the first find.
    void make_ready() {
        open();
        REQUIRE(request() == 0x11FF);
        answer(0x90);
        REQUIRE(request() == 0x12FF);
        answer(0x90, Bytes(16, 1));
        REQUIRE(request() == 0x2001);
    }

    // From an asked find to the delivered card.
    void give_card(const Bytes& text) {
        answer(0x9F, Bytes(4, 0));
        REQUIRE(request() == 0x2002);
        answer(0x90, Bytes(8, 0));
        REQUIRE(request() == 0x3001);
        answer(0x90, read_data(text));
        REQUIRE(request() == 0x3003);
        answer(0x91);
    }

    std::shared_ptr<LineEnd> line = std::make_shared<LineEnd>();
    Heard heard;
    Instant now{};
    IdCardReader reader;
};

constexpr auto kind = DeviceKind::card_reader;

} // namespace

TEST_CASE("a reader becomes ready and reads each of the four cards") {
    for (const auto& card : {resident(), permit(), foreigner_2017(), foreigner_2023()}) {
        INFO(card.what);
        Bench bench;
        bench.make_ready();
        CHECK(bench.heard.state(kind) == DeviceState::ready);
        bench.give_card(card.text);
        REQUIRE(bench.heard.count<CardRead>() == 1);
        CHECK_FALSE(bench.heard.last<CardRead>()->card.number.empty());
    }
}

TEST_CASE("a newer address takes the place of the older one") {
    Bench bench;
    bench.make_ready();
    bench.answer(0x9F, Bytes(4, 0));
    bench.request();
    bench.answer(0x90, Bytes(8, 0));
    bench.request();
    bench.answer(0x90, read_data(resident().text));
    REQUIRE(bench.request() == 0x3003);
    Bytes address = from_hex("3A 79 8B 4F DE 5D 4B 6D D5 8B BF 53 37 68 7F 67 47 95 09 4E F7 53");
    while (address.size() < 70)
        address.insert(address.end(), {0x20, 0x00});
    CHECK(answer_frame(0x90, address).back() == 0x3C); // as on the page
    bench.answer(0x90, address);
    REQUIRE(bench.heard.last<CardRead>() != nullptr);
    CHECK(bench.heard.last<CardRead>()->card.address == "示例州测试县样板镇三号");
}

TEST_CASE("a missing address command costs only the address, and the presence test changes to reading") {
    Bench bench;
    bench.make_ready();
    bench.answer(0x9F, Bytes(4, 0));
    bench.request();
    bench.answer(0x90, Bytes(8, 0));
    bench.request();
    bench.answer(0x90, read_data(resident().text));
    bench.request();
    bench.answer(0x21);
    CHECK(bench.heard.count<CardRead>() == 1);
    CHECK(bench.request() == 0x3001);
    bench.answer(0x41);
    CHECK(bench.heard.count<CardGone>() == 1);
}

TEST_CASE("a card that stays is told once, and once when it is gone") {
    Bench bench;
    bench.make_ready();
    bench.give_card(resident().text);
    for (int second = 0; second < 5; ++second) {
        REQUIRE(bench.request() == 0x3003);
        bench.answer(second % 2 == 0 ? 0x91 : 0x90, second % 2 == 0 ? Bytes() : Bytes(70, 0));
    }
    CHECK(bench.heard.count<CardRead>() == 1);
    CHECK(bench.heard.count<CardGone>() == 0);
    REQUIRE(bench.request() == 0x3003);
    bench.answer(0x41);
    CHECK(bench.heard.count<CardGone>() == 1);
    CHECK(bench.request() == 0x2001);
}

TEST_CASE("without a presence test no card is ever said to be gone") {
    CardReaderSettings settings;
    settings.presence_test = PresenceTest::none;
    Bench bench(settings);
    bench.make_ready();
    bench.give_card(resident().text);
    CHECK(bench.request() == 0x2001);
    bench.answer(0x80);
    CHECK(bench.heard.count<CardGone>() == 0);
}

TEST_CASE("what the person is told for each status of a read") {
    const std::vector<std::pair<int, CardTroubleKind>> rows{
        {0x41, CardTroubleKind::hold_still},          {0x31, CardTroubleKind::cannot_be_read},
        {0x32, CardTroubleKind::cannot_be_read},      {0x33, CardTroubleKind::cannot_be_read},
        {0x40, CardTroubleKind::not_a_resident_card},
    };
    for (const auto& [status, trouble] : rows) {
        INFO(status);
        Bench bench;
        bench.make_ready();
        // The card lies there refused for several rounds: told once.
        for (int round = 0; round < 2; ++round) {
            bench.answer(0x9F, Bytes(4, 0));
            bench.request();
            bench.answer(0x90, Bytes(8, 0));
            bench.request();
            bench.answer(static_cast<std::uint8_t>(status));
            REQUIRE(bench.request() == 0x2001);
        }
        REQUIRE(bench.heard.count<CardTrouble>() == 1);
        CHECK(bench.heard.last<CardTrouble>()->kind == trouble);
        CHECK(bench.heard.state(kind) == DeviceState::ready);
    }
}

TEST_CASE("statuses that only mean: look again") {
    for (const int status : {0x81, 0x24, 0x47, 0x34, 0x37, 0x3F, 0x77}) {
        INFO(status);
        Bench bench;
        bench.make_ready();
        bench.answer(0x9F, Bytes(4, 0));
        bench.request();
        bench.answer(0x90, Bytes(8, 0));
        bench.request();
        bench.answer(static_cast<std::uint8_t>(status));
        CHECK(bench.request() == 0x2001);
        CHECK(bench.heard.count<CardTrouble>() == 0);
    }
}

TEST_CASE("after a failed select one read is tried") {
    Bench bench;
    bench.make_ready();
    bench.answer(0x9F, Bytes(4, 0));
    bench.request();
    bench.answer(0x81);
    REQUIRE(bench.request() == 0x3001);
    bench.answer(0x90, read_data(resident().text));
    CHECK(bench.request() == 0x3003);
}

TEST_CASE("three failed reads lead to a reset") {
    Bench bench;
    bench.make_ready();
    for (int round = 0; round < 3; ++round) {
        bench.answer(0x9F, Bytes(4, 0));
        bench.request();
        bench.answer(0x90, Bytes(8, 0));
        bench.request();
        bench.answer(0x41);
        if (round < 2) REQUIRE(bench.request() == 0x2001);
    }
    CHECK(bench.request() == 0x10FF);
    bench.answer(0x90);
    CHECK(bench.request() == 0x2001);
}

TEST_CASE("a request that arrived damaged is sent again, at most three times") {
    for (const int status : {0x10, 0x11}) {
        Bench bench;
        bench.make_ready();
        for (int repeat = 0; repeat < 3; ++repeat) {
            bench.answer(static_cast<std::uint8_t>(status));
            REQUIRE(bench.request() == 0x2001);
        }
        bench.answer(static_cast<std::uint8_t>(status));
        CHECK(bench.request() == 0x11FF);
    }
}

TEST_CASE("an answer that arrived damaged is asked for again at once") {
    Bench bench;
    bench.make_ready();
    Bytes frame = answer_frame(0x80);
    frame.back() ^= 1;
    const Instant before = bench.now;
    bench.receive(frame);
    CHECK(bench.request() == 0x2001);
    CHECK(bench.now == before);
}

TEST_CASE("an answer that stops half-way is given up after 0.8 s") {
    Bench bench;
    bench.make_ready();
    bench.answer(0x9F, Bytes(4, 0));
    bench.request();
    bench.answer(0x90, Bytes(8, 0));
    REQUIRE(bench.request() == 0x3001);
    Bytes frame = answer_frame(0x90, read_data(resident().text));
    frame.resize(700);
    const Instant before = bench.now;
    bench.receive(frame);
    CHECK(bench.request() == 0x3001);
    CHECK(bench.now - before == Span{800});
}

TEST_CASE("silence: status, then reset, then the line is closed, with growing pauses") {
    Bench bench;
    bench.make_ready();
    bench.let_time_pass();
    CHECK(bench.request() == 0x11FF);
    bench.let_time_pass();
    CHECK(bench.request() == 0x10FF);
    bench.let_time_pass();
    CHECK(bench.reader.descriptor() == -1);
    CHECK(bench.heard.state(kind) == DeviceState::ill);
    CHECK(bench.reader.reopen_pauses().longest == Span{30'000});
}

TEST_CASE("silence while a card lies there also ends the card") {
    Bench bench;
    bench.make_ready();
    bench.give_card(resident().text);
    REQUIRE(bench.request() == 0x3003);
    bench.let_time_pass();
    REQUIRE(bench.request() == 0x11FF);
    bench.answer(0x90);
    CHECK(bench.heard.count<CardGone>() == 1);
    CHECK(bench.request() == 0x2001);
}

TEST_CASE("all speeds are tried, the factory's first") {
    Bench bench;
    bench.open();
    bench.let_time_pass();
    for (const unsigned baud : {115200U, 9600U, 57600U, 38400U, 19200U}) {
        CHECK(bench.line->baud == baud);
        CHECK(bench.request() == 0x11FF);
        bench.let_time_pass();
    }
    CHECK(bench.reader.descriptor() == -1);
    bench.open();
    bench.let_time_pass();
    CHECK(bench.line->baud == 115200U);
}

TEST_CASE("the module's number and state are told, each change once") {
    Bench bench;
    bench.make_ready();
    REQUIRE(bench.heard.count<CardModuleSeen>() == 2); // the state, then the number with it
    const CardModuleSeen seen = *bench.heard.last<CardModuleSeen>();
    CHECK(seen.number.find('-') != std::string::npos);
    CHECK(seen.status == 0x90);
    bench.give_card(resident().text);
    CHECK(bench.heard.count<CardModuleSeen>() == 2);
    bench.line->gone = true;
    bench.reader.on_readable(bench.now);
    CHECK(*bench.heard.last<CardModuleSeen>() == CardModuleSeen{}); // nobody knows what is plugged in next
    Bench ill;
    ill.open();
    REQUIRE(ill.request() == 0x11FF);
    ill.answer(0x66);
    CHECK(ill.heard.last<CardModuleSeen>()->status == 0x66);
}

TEST_CASE("a reader whose self-test failed is ill, and reset every minute") {
    for (const int status : {0x60, 0x66}) {
        Bench bench;
        bench.open();
        bench.request();
        bench.answer(static_cast<std::uint8_t>(status));
        CHECK(bench.heard.state(kind) == DeviceState::ill);
        const Instant before = bench.now;
        CHECK(bench.request() == 0x10FF);
        CHECK(bench.now - before == Span{60'000});
        bench.answer(0x90);
        CHECK(bench.heard.state(kind) == DeviceState::ready);
    }
}

TEST_CASE("unplugged while a card lies there") {
    Bench bench;
    bench.make_ready();
    bench.give_card(resident().text);
    bench.line->gone = true;
    bench.reader.on_readable(bench.now);
    CHECK(bench.reader.descriptor() == -1);
    CHECK(bench.heard.count<CardGone>() == 1);
    CHECK(bench.heard.state(kind) == DeviceState::absent);
    // Just plugged in again, it is given time before the first command.
    const Instant before = bench.now;
    bench.open();
    bench.line->take_written();
    CHECK(bench.request() == 0x11FF);
    CHECK(bench.now - before == Span{2000});
}

TEST_CASE("a late answer is drained before the next request, and one that comes later is dropped") {
    Bench bench;
    bench.make_ready();
    bench.answer(0x80);
    // Nobody has asked; then the next find is asked and the real answer comes.
    bench.receive(answer_frame(0x9F, Bytes(4, 0)));
    REQUIRE(bench.request() == 0x2001);
    bench.receive(answer_frame(0x90, Bytes(8, 0)));
    CHECK(bench.line->take_written().empty());
    bench.answer(0x9F, Bytes(4, 0));
    CHECK(bench.request() == 0x2002);
}

TEST_CASE("a wrong check digit is told instead of a card") {
    Bytes text = resident().text;
    text[122 + 34] = '8';
    Bench bench;
    bench.make_ready();
    bench.answer(0x9F, Bytes(4, 0));
    bench.request();
    bench.answer(0x90, Bytes(8, 0));
    bench.request();
    bench.answer(0x90, read_data(text));
    REQUIRE(bench.heard.last<CardTrouble>() != nullptr);
    CHECK(bench.heard.last<CardTrouble>()->kind == CardTroubleKind::check_failed);
    CHECK(bench.heard.count<CardRead>() == 0);
}

TEST_CASE("the photo is shown to the hook and only there") {
    CardReaderSettings settings;
    std::size_t photo = 0;
    settings.on_photo = [&photo](ByteView bytes) { photo = bytes.size(); };
    Bench bench(settings);
    bench.make_ready();
    bench.give_card(resident().text);
    CHECK(photo == 1024);
}
