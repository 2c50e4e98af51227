// The service manager's protocol, against a real socket.
#include "catch.hpp"

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "drivers/watchdog/service_manager.hpp"

using namespace drivers;

namespace {

// What systemd is to a service: a datagram socket with a name.
class Manager {
public:
    explicit Manager(const std::string& name) : name_(name), socket_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::string bytes = name;
        if (bytes.front() == '@') bytes.front() = '\0';
        std::memcpy(address.sun_path, bytes.data(), bytes.size());
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + bytes.size());
        REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    }
    ~Manager() {
        ::close(socket_);
        if (name_.front() == '/') ::unlink(name_.c_str());
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    std::string heard() const {
        std::array<char, 256> bytes{};
        const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), MSG_DONTWAIT);
        return count < 0 ? std::string() : std::string(bytes.data(), static_cast<std::size_t>(count));
    }

private:
    std::string name_;
    int socket_;
};

std::string own_name(const char* text) {
    return text + std::to_string(::getpid());
}

} // namespace

TEST_CASE("the manager hears each message as one datagram, by path and by abstract name") {
    for (const std::string& name : {own_name("/tmp/liaison-notify-"), own_name("@liaison-notify-")}) {
        INFO(name);
        const Manager manager(name);
        const ServiceManager service({name, "", ""});
        service.tell("READY=1\nSTATUS=open");
        service.tell("WATCHDOG=1");
        CHECK(manager.heard() == "READY=1\nSTATUS=open");
        CHECK(manager.heard() == "WATCHDOG=1");
        CHECK(manager.heard().empty());
    }
}

TEST_CASE("a manager that is not there, or does not read, never holds the program up") {
    ServiceManager({"", "", ""}).tell("READY=1");
    ServiceManager({"/nonexistent/notify", "", ""}).tell("READY=1");
    ServiceManager({"vsock:2:1234", "", ""}).tell("READY=1");
    ServiceManager({"/" + std::string(200, 'x'), "", ""}).tell("READY=1");
    const std::string name = own_name("@liaison-deaf-");
    const Manager deaf(name);
    const ServiceManager service({name, "", ""});
    for (int i = 0; i < 5000; ++i)
        service.tell("WATCHDOG=1");
    SUCCEED("it came back");
}

TEST_CASE("the watchdog's patience counts only when it is meant for this process") {
    CHECK(watchdog_span({"", "20000000", ""}, 7) == Span{20'000});
    CHECK(watchdog_span({"", "20000000", "7"}, 7) == Span{20'000});
    for (const ServiceEnvironment& other : std::vector<ServiceEnvironment>{{"", "20000000", "8"},
                                                                           {"", "", "7"},
                                                                           {"", "0", ""},
                                                                           {"", "-5", ""},
                                                                           {"", "20s", ""},
                                                                           {"", "99999999999999999999", ""},
                                                                           {"", "20000000", "7 "}})
        CHECK_FALSE(watchdog_span(other, 7));
}
