#include "drivers/watchdog/service_manager.hpp"

#include <charconv>
#include <cstddef>
#include <cstring>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace drivers {
namespace {

template <typename Number>
std::optional<Number> parse(const std::string& text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number);
    return !text.empty() && parsed.ec == std::errc{} && parsed.ptr == end ? std::optional{number}
                                                                          : std::nullopt;
}

} // namespace

std::optional<Span> watchdog_span(const ServiceEnvironment& environment, long own_process) {
    const auto microseconds = parse<std::int64_t>(environment.watchdog_usec);
    if (!microseconds || *microseconds <= 0) return std::nullopt;
    if (!environment.watchdog_pid.empty() && parse<long>(environment.watchdog_pid) != own_process)
        return std::nullopt;
    return std::chrono::duration_cast<Span>(std::chrono::microseconds{*microseconds});
}

ServiceManager::ServiceManager(const ServiceEnvironment& environment) : address_(environment.notify_socket) {
    const bool known_form = address_.starts_with('/') || address_.starts_with('@');
    if (!known_form || address_.size() >= sizeof(sockaddr_un::sun_path)) return;
    if (address_.front() == '@') address_.front() = '\0';
    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
}

ServiceManager::~ServiceManager() {
    if (socket_ >= 0) ::close(socket_);
}

void ServiceManager::tell(std::string_view message) const {
    if (socket_ < 0) return;
    sockaddr_un to{};
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    // A manager that is gone, or does not keep up, costs a message and nothing else.
    [[maybe_unused]] const ssize_t ignored =
        ::sendto(socket_, message.data(), message.size(), MSG_DONTWAIT | MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr*>(&to), size);
}

} // namespace drivers
