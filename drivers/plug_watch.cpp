#include "drivers/plug_watch.hpp"

#include <array>
#include <filesystem>

#include <libudev.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace drivers {

struct PlugWatch::Sources {
    Sources() = default;
    Sources(const Sources&) = delete;
    Sources& operator=(const Sources&) = delete;
    ~Sources() {
        for (const int descriptor : {epoll, folders})
            if (descriptor >= 0) ::close(descriptor);
        if (monitor != nullptr) udev_monitor_unref(monitor);
        if (udev != nullptr) udev_unref(udev);
    }

    void listen_to_udev() {
        udev = udev_new();
        // "udev" and not "kernel": those messages come when rules have given the node its group and its links.
        monitor = udev != nullptr ? udev_monitor_new_from_netlink(udev, "udev") : nullptr;
        if (monitor == nullptr) return;
        for (const char* subsystem : {"tty", "hidraw", "input", "usbmisc", "video4linux"})
            udev_monitor_filter_add_match_subsystem_devtype(monitor, subsystem, nullptr);
        if (udev_monitor_enable_receiving(monitor) >= 0) add(udev_monitor_get_fd(monitor));
    }

    void add(int descriptor) const {
        epoll_event wanted{};
        wanted.events = EPOLLIN;
        wanted.data.fd = descriptor;
        // A source that cannot be watched is the same as one that is silent.
        [[maybe_unused]] const int ignored = ::epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &wanted);
    }

    int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    int folders = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    ::udev* udev = nullptr;
    udev_monitor* monitor = nullptr;
};

PlugWatch::PlugWatch() : sources_(std::make_unique<Sources>()) {
    if (sources_->epoll < 0) return;
    sources_->listen_to_udev();
    if (sources_->folders >= 0) sources_->add(sources_->folders);
}

PlugWatch::~PlugWatch() = default;

void PlugWatch::watch_folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    // A folder that is not there yet (/dev/serial/by-id before the first device) is udev's to tell of.
    if (sources_->folders < 0 || folder.empty()) return;
    constexpr std::uint32_t wanted =
        IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_MOVED_FROM | IN_ATTRIB | IN_ONLYDIR;
    [[maybe_unused]] const int ignored = ::inotify_add_watch(sources_->folders, folder.c_str(), wanted);
}

int PlugWatch::descriptor() const {
    return sources_->epoll;
}

bool PlugWatch::take_news() {
    constexpr int most_messages = 256;
    bool news = false;
    for (int count = 0; sources_->monitor != nullptr && count < most_messages; ++count) {
        udev_device* device = udev_monitor_receive_device(sources_->monitor);
        if (device == nullptr) break;
        udev_device_unref(device);
        news = true;
    }
    std::array<char, 4096> events{};
    for (int count = 0; sources_->folders >= 0 && count < most_messages; ++count) {
        if (::read(sources_->folders, events.data(), events.size()) <= 0) break;
        news = true;
    }
    return news;
}

} // namespace drivers
