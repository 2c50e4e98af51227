#include "port.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace device_sim {
namespace {

// More than this waits only when nobody listens: a real line would have lost it too.
constexpr std::size_t most_waiting = 1 << 20;

int checked(int result, const char* what) {
    if (result < 0) throw std::system_error(errno, std::generic_category(), what);
    return result;
}

void close_one(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

void make_raw(int terminal) {
    termios line{};
    checked(::tcgetattr(terminal, &line), "tcgetattr");
    ::cfmakeraw(&line);
    checked(::tcsetattr(terminal, TCSANOW, &line), "tcsetattr");
}

} // namespace

Port::Port(std::filesystem::path link) : link_(std::move(link)) {}
Port::~Port() {
    Port::unplug();
}

void Port::plug() {
    if (is_plugged()) return;
    master_ = checked(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC), "posix_openpt");
    checked(::grantpt(master_), "grantpt");
    checked(::unlockpt(master_), "unlockpt");
    std::array<char, 64> name{};
    if (::ptsname_r(master_, name.data(), name.size()) != 0)
        throw std::system_error(errno, std::generic_category(), "ptsname_r");
    slave_ = checked(::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC), "open pseudo terminal");
    make_raw(slave_);
    closings_ = checked(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC), "inotify_init1");
    checked(::inotify_add_watch(closings_, name.data(), IN_CLOSE_WRITE), "inotify_add_watch");
    std::filesystem::remove(link_);
    std::filesystem::create_symlink(name.data(), link_);
}

void Port::unplug() {
    std::error_code ignored;
    std::filesystem::remove(link_, ignored);
    close_one(closings_);
    close_one(slave_);
    close_one(master_);
    sayings_.clear();
    leaving_.clear();
}

// A program that was killed has left its mark of exclusive use on the terminal; a re-plugged device would not
// have it.
void Port::on_closing() {
    std::array<char, 4096> events{};
    while (::read(closings_, events.data(), events.size()) > 0) {
    }
    ::ioctl(slave_, TIOCNXCL);
}

speed_t Port::speed() const {
    termios line{};
    return ::tcgetattr(slave_, &line) == 0 ? ::cfgetospeed(&line) : B0;
}

Bytes Port::receive() {
    Bytes bytes(4096);
    const ssize_t count = ::read(master_, bytes.data(), bytes.size());
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

void Port::say(Bytes bytes, Instant due) {
    if (is_plugged()) sayings_.add({due, std::move(bytes)});
}

void Port::say_last(Bytes bytes, Instant due) {
    if (is_plugged()) sayings_.add({due, std::move(bytes), true});
}

void Port::on_time(Instant now) {
    while (const auto saying = sayings_.take_due(now)) {
        const Bytes& bytes = saying->bytes;
        if (leaving_.size() < most_waiting) leaving_.insert(leaving_.end(), bytes.begin(), bytes.end());
        write_on();
        if (saying->last) unplug();
    }
}

void Port::write_on() {
    if (leaving_.empty() || !is_plugged()) return;
    const ssize_t count = ::write(master_, leaving_.data(), leaving_.size());
    if (count > 0) leaving_.erase(leaving_.begin(), leaving_.begin() + count);
}

} // namespace device_sim
