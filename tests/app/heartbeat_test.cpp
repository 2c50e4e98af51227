// What the service manager hears of a program that works, and of one whose store does not.
#include "catch.hpp"

#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/heartbeat.hpp"

using namespace liaison;
using namespace std::chrono_literals;

namespace {

struct Manager {
    std::string name = "@liaison-heartbeat-" + std::to_string(::getpid());
    int socket = ::socket(AF_UNIX, SOCK_DGRAM, 0);
    Manager() {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path + 1, name.data() + 1, name.size() - 1);
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
        REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    }
    ~Manager() { ::close(socket); }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    std::string heard() const {
        std::array<char, 256> bytes{};
        const ssize_t count = ::recv(socket, bytes.data(), bytes.size(), MSG_DONTWAIT);
        return count < 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(count));
    }
};

struct Program {
    Manager manager;
    drivers::ServiceManager service{{manager.name, "", ""}};
    app::Heartbeat heartbeat;
    domain::MonotonicTime now{1min};
    int questions = 0;

    explicit Program(std::optional<std::chrono::milliseconds> patience = 30s) : heartbeat(service, patience) {}
    void light_up() {
        heartbeat.shown(now, [this] { ++questions; });
    }
    // The loop wakes when the heartbeat wants it to.
    void pass(std::chrono::milliseconds span, bool store_answers) {
        const auto end = now + span;
        while (heartbeat.due() && *heartbeat.due() <= end) {
            now = *heartbeat.due();
            if (store_answers) heartbeat.store_answered();
            heartbeat.beat(now);
            listen(); // the kernel keeps only a few messages for a manager that does not read
        }
        now = end;
    }
    void listen() {
        for (std::string text = manager.heard(); !text.empty(); text = manager.heard())
            heard_beats += text == "WATCHDOG=1";
    }
    int beats() {
        listen();
        return std::exchange(heard_beats, 0);
    }
    int heard_beats = 0;
};

} // namespace

TEST_CASE("heartbeat: ready when the glass is lit, then three times in the manager's patience", "[app]") {
    Program program;
    CHECK(program.manager.heard().empty());
    program.light_up();
    CHECK(program.manager.heard().starts_with("READY=1"));
    program.pass(5min, true);
    CHECK(program.beats() == 30);
}

TEST_CASE("heartbeat: none while the store does not answer, again when it does", "[app]") {
    Program program;
    program.light_up();
    program.pass(1min, true);
    CHECK(program.beats() == 6);
    program.pass(2min, false);
    CHECK(program.beats() == 0);
    CHECK(program.questions == 7); // asked once and not again and again
    program.pass(10s, true);
    CHECK(program.beats() == 1);
}

TEST_CASE("heartbeat: a loop that hangs sends nothing afterwards either", "[app]") {
    Program program;
    program.light_up();
    program.pass(10s, true);
    CHECK(program.beats() == 1);
    program.now = program.now + 10min; // in a call that does not return
    program.heartbeat.store_answered();
    program.heartbeat.beat(program.now);
    CHECK(program.beats() == 1); // one for now, none for the time in between
}

TEST_CASE("heartbeat: a manager without a watchdog hears that it is ready, and no more", "[app]") {
    Program program(std::nullopt);
    program.light_up();
    CHECK(program.manager.heard().starts_with("READY=1"));
    CHECK_FALSE(program.heartbeat.due());
    CHECK(program.questions == 0);
}
