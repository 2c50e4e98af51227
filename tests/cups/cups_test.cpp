// Tickets through CUPS: a real cupsd and a printer that speaks IPP, which says when a page is out and when its
// paper is.
#include "catch.hpp"

#include <condition_variable>
#include <mutex>

#include "heard.hpp"
#include "printing_system.hpp"

#include "drivers/device_address.hpp"
#include "drivers/devices.hpp"

using namespace drivers;
using namespace drivers_test;
using namespace cups_test;

namespace {

DotPicture page_of(std::uint8_t pattern) {
    return {384, Bytes(48 * 200, pattern)};
}

// The devices of a kiosk whose printer is the queue.
class Room {
public:
    explicit Room(const PrintingSystem& system, Span longest_job = Span{20'000}) {
        DeviceSettings settings;
        settings.receipt_printer = system.address();
        settings.page_printer_settings = {longest_job, Span{100}, Span{50}};
        devices_ = std::make_unique<Devices>(
            settings, [this](Event event) { take(std::move(event)); }, [] { return Instant::clock::now(); });
        devices_->start();
    }
    ~Room() { devices_->stop(); }

    void print(const std::string& id, std::uint8_t pattern) { devices_->print({id, {}, page_of(pattern)}); }
    bool hears(const std::function<bool(const Heard&)>& condition) {
        std::unique_lock lock(mutex_);
        return news_.wait_for(lock, std::chrono::seconds(30), [&] { return condition(heard_); });
    }
    bool reaches(DeviceState state) {
        return hears([state](const Heard& heard) { return heard.state(DeviceKind::receipt_printer) == state; });
    }
    bool finishes(const std::string& id, PrintOutcome outcome) {
        return hears([&](const Heard& heard) {
            const auto* done = heard.last<PrintFinished>();
            return done && done->job_id == id && done->outcome == outcome;
        });
    }
    std::size_t finished() {
        const std::lock_guard lock(mutex_);
        return heard_.count<PrintFinished>();
    }

private:
    void take(Event event) {
        const std::lock_guard lock(mutex_);
        heard_.events.push_back(std::move(event));
        news_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable news_;
    Heard heard_;
    std::unique_ptr<Devices> devices_;
};

} // namespace

TEST_CASE("cups: a ticket comes out as one page, and is done when the printer says so") {
    const PrintingSystem system;
    Room room(system);
    REQUIRE(room.reaches(DeviceState::ready));
    room.print("A001", 0x0F);
    CHECK(room.finishes("A001", PrintOutcome::printed));
    REQUIRE(system.pages().size() == 1);
    CHECK(system.pages()[0].starts_with("RaS2"));
    room.print("A002", 0xF0);
    CHECK(room.finishes("A002", PrintOutcome::printed));
    CHECK(system.pages().size() == 2);
    CHECK(room.finished() == 2);
}

TEST_CASE("cups: paper that ends in mid-job is told, and the ticket comes out when there is paper again") {
    const PrintingSystem system;
    Room room(system);
    REQUIRE(room.reaches(DeviceState::ready));
    system.take_paper();
    room.print("A001", 0x0F);
    CHECK(room.hears([](const Heard& heard) {
        const auto* told = heard.last<PrinterConditionChanged>();
        return told && told->condition == PrinterCondition::paper_out;
    }));
    CHECK(room.reaches(DeviceState::ill));
    CHECK(room.finished() == 0);
    CHECK(system.pages().empty());
    system.give_paper();
    CHECK(room.finishes("A001", PrintOutcome::printed));
    CHECK(system.pages().size() == 1);
    CHECK(room.reaches(DeviceState::ready));
}

TEST_CASE("cups: a ticket that waits too long for paper is called back and never comes out") {
    const PrintingSystem system;
    Room room(system, Span{5'000});
    REQUIRE(room.reaches(DeviceState::ready));
    system.take_paper();
    room.print("A001", 0x0F);
    CHECK(room.finishes("A001", PrintOutcome::no_paper));
    system.give_paper();
    REQUIRE(room.reaches(DeviceState::ready));
    room.print("A002", 0xF0);
    CHECK(room.finishes("A002", PrintOutcome::printed));
    CHECK(room.finished() == 2);
}

TEST_CASE("cups: what a killed program left in the queue is called back, not printed for somebody else") {
    const PrintingSystem system;
    system.take_paper();
    const auto queue = make_printer_queue(system.address());
    // As a program leaves it that is killed while the page waits.
    REQUIRE(queue->submit("liaison-kiosk A001", page_of(0x0F), 203));
    const auto others = queue->submit("somebody's letter", page_of(0x3C), 203);
    REQUIRE(others);
    Room room(system);
    REQUIRE(room.hears(
        [&](const Heard&) { return queue->job(1).value_or(QueuedJob::unknown) == QueuedJob::failed; }));
    CHECK(queue->job(*others).value_or(QueuedJob::unknown) == QueuedJob::under_way); // not ours
    system.give_paper();
    REQUIRE(room.reaches(DeviceState::ready));
    room.print("A002", 0xF0);
    CHECK(room.finishes("A002", PrintOutcome::printed));
}

TEST_CASE("cups: a printing system that is killed and comes back") {
    PrintingSystem system;
    Room room(system);
    REQUIRE(room.reaches(DeviceState::ready));
    system.kill_scheduler();
    CHECK(room.reaches(DeviceState::absent));
    room.print("A001", 0x0F);
    CHECK(room.finishes("A001", PrintOutcome::lost));
    system.start_scheduler();
    CHECK(room.reaches(DeviceState::ready));
    room.print("A002", 0xF0);
    CHECK(room.finishes("A002", PrintOutcome::printed));
    CHECK(system.pages().size() == 1);
}
