// A driver whose call does not return: its thread is let go, a new one takes its place, and nobody waits.
#include "catch.hpp"

#include <filesystem>
#include <future>
#include <mutex>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "hex.hpp"

#include "drivers/device_watch.hpp"

using namespace drivers;
using namespace drivers_test;
using namespace std::chrono_literals;

namespace {

// Opening a pipe that nobody reads does not return: a printer's driver that hangs in the kernel.
class HangingPlace {
public:
    HangingPlace() {
        std::string pattern = (std::filesystem::temp_directory_path() / "liaison-hang-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        folder_ = pattern;
        REQUIRE(::mkfifo(path().c_str(), 0600) == 0);
    }
    ~HangingPlace() {
        // Whoever still hangs is let through, so that the threads end.
        for (int i = 0; i < 3; ++i) {
            const int reader = ::open(path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
            if (reader >= 0) ::close(reader);
        }
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    HangingPlace(const HangingPlace&) = delete;
    HangingPlace& operator=(const HangingPlace&) = delete;
    std::string path() const { return (folder_ / "printer").string(); }
    // From now on a plain file is there, which opens at once.
    void heal() const {
        std::filesystem::rename(path(), path() + ".hangs");
        const int file = ::open(path().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        REQUIRE(file >= 0);
        ::close(file);
    }

private:
    std::filesystem::path folder_;
};

// Events from several threads.
struct Desk {
    std::mutex mutex;
    std::vector<Event> events;
    EventSink sink() {
        return [this](Event event) {
            const std::lock_guard lock(mutex);
            events.push_back(std::move(event));
        };
    }
    template <class Kind>
    std::vector<Kind> all() {
        const std::lock_guard lock(mutex);
        std::vector<Kind> found;
        for (const Event& event : events)
            if (const auto* one = std::get_if<Kind>(&event)) found.push_back(*one);
        return found;
    }
    bool has_state(DeviceState state) {
        for (const auto& news : all<DeviceStateChanged>())
            if (news.state == state) return true;
        return false;
    }
};

DeviceWatch::Make printer_at(const std::string& path) {
    return [path](EventSink sink) {
        DeviceSettings settings;
        settings.receipt_printer = "file:" + path;
        return std::make_unique<Devices>(settings, std::move(sink), [] { return Instant::clock::now(); });
    };
}

const DeviceWatchRules quick{Span{20}, Span{100}, 2};

// Checks as the program's loop does, at next_check(), until the condition holds.
bool check_until(DeviceWatch& watch, const std::function<bool()>& condition) {
    std::promise<void> nobody;
    const auto ever = nobody.get_future();
    const auto end = Instant::clock::now() + 10s;
    while (!condition()) {
        if (Instant::clock::now() > end) return false;
        watch.check(Instant::clock::now());
        ever.wait_until(watch.next_check());
    }
    return true;
}

} // namespace

TEST_CASE("a driver that hangs is begun anew by itself, and works when the device does") {
    const HangingPlace place;
    Desk desk;
    DeviceWatch watch(DeviceKind::receipt_printer, printer_at(place.path()), desk.sink(), quick);
    watch.start();
    REQUIRE(check_until(watch, [&] { return watch.replacements() == 1; }));
    CHECK(desk.has_state(DeviceState::ill));
    CHECK_FALSE(desk.has_state(DeviceState::ready));
    place.heal();
    REQUIRE(check_until(watch, [&] { return desk.has_state(DeviceState::ready); }));
    watch.print({"after", {from_hex("41 0A")}});
    REQUIRE(check_until(watch, [&] { return !desk.all<PrintFinished>().empty(); }));
    CHECK(desk.all<PrintFinished>().front().outcome == PrintOutcome::printed);
}

TEST_CASE("a job of a driver that hangs is answered as lost, once") {
    const HangingPlace place;
    Desk desk;
    DeviceWatch watch(DeviceKind::receipt_printer, printer_at(place.path()), desk.sink(), quick);
    watch.start();
    watch.print({"lost", {from_hex("41 0A")}});
    REQUIRE(check_until(watch, [&] { return watch.replacements() == 2; }));
    const auto finished = desk.all<PrintFinished>();
    REQUIRE(finished.size() == 1);
    CHECK(finished.front().job_id == "lost");
    CHECK(finished.front().outcome == PrintOutcome::lost);
}

TEST_CASE("a driver that always hangs costs a few threads and no more") {
    const HangingPlace place;
    Desk desk;
    DeviceWatch watch(DeviceKind::receipt_printer, printer_at(place.path()), desk.sink(), quick);
    watch.start();
    REQUIRE(check_until(watch, [&] { return watch.replacements() == 2; }));
    const auto later = Instant::clock::now() + 500ms;
    CHECK(check_until(watch, [&] { return Instant::clock::now() > later; }));
    CHECK(watch.replacements() == 2);
}

TEST_CASE("the program ends at once, whoever hangs") {
    const HangingPlace place;
    Desk desk;
    const auto before = Instant::clock::now();
    {
        DeviceWatch watch(DeviceKind::receipt_printer, printer_at(place.path()), desk.sink(), quick);
        watch.start();
        REQUIRE(check_until(watch, [&] { return watch.replacements() == 1; }));
    }
    CHECK(Instant::clock::now() - before < 5s);
}

TEST_CASE("a thread that gets on is never replaced") {
    Desk desk;
    const std::string path =
        (std::filesystem::temp_directory_path() / ("liaison-well-" + std::to_string(::getpid()))).string();
    DeviceWatch watch(DeviceKind::receipt_printer, printer_at(path), desk.sink(), quick);
    watch.start();
    const auto later = Instant::clock::now() + 500ms;
    CHECK(check_until(watch, [&] { return Instant::clock::now() > later; }));
    CHECK(watch.replacements() == 0);
    watch.stop();
    std::filesystem::remove(path);
}
