#include "catch.hpp"

#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "simulator.hpp"

#include "drivers/device_address.hpp"
#include "drivers/devices.hpp"
#include "drivers/reopen_plan.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

// Waits on another thread's events without sleeping.
class Mailbox {
public:
    EventSink sink() {
        return [this](Event event) {
            const std::lock_guard lock(mutex_);
            heard_.events.push_back(std::move(event));
            came_.notify_all();
        };
    }
    template <typename Condition>
    bool wait(Condition condition) {
        std::unique_lock lock(mutex_);
        return came_.wait_for(lock, std::chrono::seconds(10), [&] { return condition(heard_); });
    }

private:
    std::mutex mutex_;
    std::condition_variable came_;
    Heard heard_;
};

} // namespace

TEST_CASE("pauses between openings grow up to the longest, and start again after success") {
    ReopenPlan plan;
    Instant now{};
    CHECK(plan.next_attempt() <= now);
    for (const int pause : {200, 400, 800, 1600, 3200, 5000, 5000}) {
        plan.lost(now, {});
        CHECK(plan.next_attempt() - now == Span{pause});
        now = plan.next_attempt();
    }
    plan.works();
    plan.lost(now, {});
    CHECK(plan.next_attempt() - now == Span{200});
    plan.lost(now, {Span{1000}, Span{30'000}});
    CHECK(plan.next_attempt() - now == Span{1000});
}

TEST_CASE("the whole set of devices on its own thread") {
    Simulator simulator;
    Mailbox mailbox;
    DeviceSettings settings;
    settings.card_reader = "serial:" + simulator.path("card-reader") + "@115200";
    settings.code_scanner = simulator.path("code-scanner");
    settings.receipt_printer = simulator.path("printer");
    Devices devices(settings, mailbox.sink(), steady_now);
    devices.start();
    for (const auto kind : {DeviceKind::card_reader, DeviceKind::code_scanner, DeviceKind::receipt_printer})
        REQUIRE(mailbox.wait([kind](const Heard& heard) { return heard.state(kind) == DeviceState::ready; }));
    simulator.command("card resident");
    simulator.command("scan LZ1:TEST-0001");
    EscPos ticket(PrinterFont::gbk);
    ticket.initialise().chinese_on();
    REQUIRE(ticket.line("测试"));
    ticket.cut();
    devices.print({"t1", ticket.take()});
    CHECK(mailbox.wait([](const Heard& heard) { return heard.count<CardRead>() == 1; }));
    CHECK(mailbox.wait([](const Heard& heard) { return heard.count<CodeScanned>() == 1; }));
    CHECK(mailbox.wait([](const Heard& heard) {
        const auto* finished = heard.last<PrintFinished>();
        return finished != nullptr && finished->outcome == PrintOutcome::printed;
    }));
    devices.stop();
    devices.stop();
}

TEST_CASE("without devices the loop runs, and a job is lost") {
    Mailbox mailbox;
    Devices devices({}, mailbox.sink(), steady_now);
    devices.start();
    devices.print({"t1", {}});
    CHECK(mailbox.wait([](const Heard& heard) { return heard.count<PrintFinished>() == 1; }));
}

TEST_CASE("a scanner that floods does not keep the reader from its card") {
    Simulator simulator;
    Heard heard;
    DeviceLoop loop(steady_now);
    loop.add(std::make_unique<CodeScanner>(make_serial_transport(simulator.path("code-scanner"), 9600),
                                           CodeScannerSettings{}, heard.sink()));
    loop.add(std::make_unique<IdCardReader>(make_serial_transport(simulator.path("card-reader"), 115200),
                                            CardReaderSettings{}, heard.sink()));
    REQUIRE(turn_until(loop, [&] { return heard.state(DeviceKind::card_reader) == DeviceState::ready; }));
    simulator.command("fault code-scanner flood");
    for (int flood = 0; flood < 20; ++flood)
        simulator.command("scan X");
    simulator.command("card resident");
    CHECK(turn_until(loop, [&] { return heard.count<CardRead>() == 1; }));
}

TEST_CASE("device addresses") {
    for (const char* none : {"", "none"}) {
        CHECK_FALSE(make_serial_transport(none, 9600));
        CHECK_FALSE(make_printer_transport(none, 9600));
    }
    for (const char* bad :
         {"serial:", "serial:/dev/ttyS0@fast", "serial:/dev/ttyS0@", "file:/tmp/x", "device:/dev/x"}) {
        INFO(bad);
        CHECK_THROWS_AS(make_serial_transport(bad, 9600), std::invalid_argument);
    }
    for (const char* good : {"/dev/nothing", "serial:/dev/nothing", "serial:/dev/nothing@19200"}) {
        INFO(good);
        const auto transport = make_serial_transport(good, 9600);
        REQUIRE(transport);
        const auto opened = transport->open();
        REQUIRE_FALSE(opened);
        CHECK(opened.error().trouble == TransportTrouble::absent);
    }
}

TEST_CASE("a file is no serial line, and an impossible speed is told") {
    Simulator simulator;
    CHECK_FALSE(make_serial_transport(simulator.path("printer.bytes"), 9600)->open());
    CHECK_FALSE(make_serial_transport(simulator.path("printer") + "@12345", 9600)->open());
    CHECK_FALSE(make_printer_transport("device:" + simulator.path("printer.bytes"), 9600)->open());
}
