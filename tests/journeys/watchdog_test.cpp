// The kiosk as a service manager sees it: a sign of life that stops when the store hangs, and one broken driver
// that stops nothing.
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <csignal>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;
using namespace std::chrono_literals;

namespace {

class Manager {
public:
    Manager() : path_("/tmp/liaison-journey-notify-" + std::to_string(::getpid())) {
        ::unlink(path_.c_str());
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, path_.data(), path_.size());
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    ~Manager() {
        ::close(socket_);
        ::unlink(path_.c_str());
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    // What systemd would put into the environment for WatchdogSec=3.
    std::vector<std::string> environment() const { return {"NOTIFY_SOCKET=" + path_, "WATCHDOG_USEC=3000000"}; }
    // The next message; empty when none came in time.
    std::string next(std::chrono::milliseconds at_most) const {
        pollfd ready{socket_, POLLIN, 0};
        if (::poll(&ready, 1, static_cast<int>(at_most.count())) <= 0) return {};
        std::array<char, 512> bytes{};
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
        return count < 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(count));
    }
    // True when nothing comes for that long, within a few times of it.
    bool falls_silent(std::chrono::milliseconds silence) const {
        for (int i = 0; i < 4; ++i)
            if (next(silence).empty()) return true;
        return false;
    }

private:
    std::string path_;
    int socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
};

} // namespace

TEST_CASE("ready with the first picture, then a sign of life in each third of the manager's patience") {
    const Manager manager;
    Station station({.kiosk_environment = manager.environment()});
    station.start_kiosk();
    CHECK(manager.next(20s).starts_with("READY=1"));
    for (int i = 0; i < 5; ++i)
        CHECK(manager.next(3s) == "WATCHDOG=1");
    station.kiosk().send_signal(SIGTERM);
    std::string last;
    for (std::string message = manager.next(5s); !message.empty(); message = manager.next(1s))
        last = message;
    CHECK(last == "STOPPING=1");
}

TEST_CASE("a store that hangs ends the sign of life, and a store that answers again brings it back") {
    const Manager manager;
    const std::string hang = "/tmp/liaison-journey-hang-" + std::to_string(::getpid());
    auto environment = manager.environment();
    environment.push_back("LD_PRELOAD=" LIAISON_HANGING_DISK);
    environment.push_back("HANG_WHILE_FILE_EXISTS=" + hang);
    Station station({.kiosk_environment = environment});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    REQUIRE(manager.next(20s).starts_with("READY=1"));
    CHECK(manager.next(3s) == "WATCHDOG=1");

    std::ofstream(hang).put('x'); // the disk does not answer any more
    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("saving");
    CHECK(manager.falls_silent(4s)); // longer than the manager's patience: it would restart the kiosk now
    station.take_picture("51-store-hangs");

    std::filesystem::remove(hang);
    station.wait_for_screen("ticket");
    CHECK(manager.next(5s) == "WATCHDOG=1");
}

TEST_CASE("broken settings are shown on the glass with a sign of life, so that nobody restarts it in circles") {
    const Manager manager;
    Station station(
        {.county_online = false, .more_settings = "colour = 1\n", .kiosk_environment = manager.environment()});
    station.start_kiosk();
    station.wait_for_screen("settings_problem");
    CHECK(manager.next(20s).starts_with("READY=1"));
    CHECK(manager.next(3s) == "WATCHDOG=1");
    CHECK(manager.next(3s) == "WATCHDOG=1");
}

TEST_CASE("a printer whose driver hangs takes neither the reader nor the sign of life along") {
    const Manager manager;
    const std::string pipe = "/tmp/liaison-journey-pipe-" + std::to_string(::getpid());
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0); // opening it does not return: nobody reads
    {
        Station station({.printer_file = pipe, .kiosk_environment = manager.environment()});
        station.start_kiosk();
        station.wait_for_screen("welcome");
        station.device("card resident"); // the reader's thread knows nothing of it
        station.wait_for_screen("consent");
        station.touch("agree");
        station.wait_for_screen("on_duty");
        station.touch_first("wait:");
        station.wait_for_screen("ticket");
        station.wait_for_log("the driver hung and was begun anew");
        CHECK(manager.next(5s).starts_with("READY=1"));
        for (int i = 0; i < 8; ++i)
            CHECK(manager.next(3s) == "WATCHDOG=1");
        station.touch("finish");
        station.wait_for_screen("welcome");
    }
    ::unlink(pipe.c_str());
}
