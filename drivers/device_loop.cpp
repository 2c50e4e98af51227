#include "drivers/device_loop.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace drivers {
namespace {

constexpr Span longest_sleep{60'000};

void empty_event(int descriptor) {
    std::uint64_t count = 0;
    // Nothing to read only means that another wake-up was answered already.
    [[maybe_unused]] const ssize_t ignored = ::read(descriptor, &count, sizeof count);
}

short wanted_events(const Device& device) {
    int events = device.wants_read() ? POLLIN : 0;
    if (device.wants_write()) events |= POLLOUT;
    return static_cast<short>(events);
}

} // namespace

DeviceLoop::DeviceLoop(Clock clock)
    : clock_(std::move(clock)), wake_descriptor_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (wake_descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

DeviceLoop::~DeviceLoop() {
    stop();
    ::close(wake_descriptor_);
}

void DeviceLoop::add(std::unique_ptr<Device> device) {
    slots_.push_back({std::move(device), {}});
}

void DeviceLoop::watch_plugs(std::unique_ptr<PlugWatch> watch) {
    plugs_ = std::move(watch);
}

void DeviceLoop::start() {
    thread_ = std::thread([this] { run(); });
}

void DeviceLoop::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake();
    if (thread_.joinable()) thread_.join();
    for (auto& slot : slots_)
        slot.device->close();
}

bool DeviceLoop::stop_within(Span span) {
    {
        std::unique_lock lock(mutex_);
        stopping_ = true;
        wake();
        if (thread_.joinable() && !thread_ended_.wait_for(lock, span, [this] { return ended_; })) return false;
    }
    stop();
    return true;
}

void DeviceLoop::abandon() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = abandoned_ = true;
    }
    wake();
    if (thread_.joinable()) thread_.detach();
}

void DeviceLoop::post(Command command) {
    {
        const std::lock_guard lock(mutex_);
        commands_.push_back(std::move(command));
    }
    wake();
}

void DeviceLoop::wake() const {
    const std::uint64_t one = 1;
    // It fails only when the counter is full, and then the loop is awake anyway.
    [[maybe_unused]] const ssize_t ignored = ::write(wake_descriptor_, &one, sizeof one);
}

void DeviceLoop::run() {
    while (!should_end())
        turn(longest_sleep);
    // The line is free again for whoever has taken this one's place.
    if (abandoned_)
        for (auto& slot : slots_)
            slot.device->close();
    const std::lock_guard lock(mutex_);
    ended_ = true;
    thread_ended_.notify_all();
}

bool DeviceLoop::should_end() {
    const std::lock_guard lock(mutex_);
    return stopping_;
}

void DeviceLoop::run_commands() {
    std::vector<Command> commands;
    {
        const std::lock_guard lock(mutex_);
        commands.swap(commands_);
    }
    for (auto& command : commands)
        command(clock_());
}

void DeviceLoop::turn(Span longest_wait) {
    run_commands();
    const Instant before = clock_();
    // poll() passes over a descriptor of -1.
    std::vector<pollfd> polled{{wake_descriptor_, POLLIN, 0}, {plugs_ ? plugs_->descriptor() : -1, POLLIN, 0}};
    const std::size_t first_device = polled.size();
    for (auto& slot : slots_) {
        tend(slot, before);
        polled.push_back({slot.device->descriptor(), wanted_events(*slot.device), 0});
    }
    if (::poll(polled.data(), polled.size(), wait_time(before, longest_wait)) <= 0) return;
    if (polled.front().revents != 0) empty_event(wake_descriptor_);
    const Instant now = clock_();
    for (std::size_t index = 0; index < slots_.size(); ++index) {
        Device& device = *slots_[index].device;
        const int happened = polled[first_device + index].revents;
        if ((happened & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0) device.on_readable(now);
        if ((happened & POLLOUT) != 0 && device.descriptor() >= 0) device.on_writable(now);
        if (happened != 0) watch(slots_[index], now);
    }
    if (polled[1].revents != 0 && plugs_->take_news()) on_plug_news(now);
}

// An open device finds out by reading whether it is the one that is gone: a kernel that was pulled a printer
// from under it does not tell poll().
void DeviceLoop::on_plug_news(Instant now) {
    for (auto& slot : slots_) {
        if (slot.device->descriptor() < 0) {
            slot.plan.plugged(now);
        } else if (slot.device->wants_read()) {
            slot.device->on_readable(now);
            watch(slot, now);
        }
    }
}

void DeviceLoop::tend(Slot& slot, Instant now) {
    Device& device = *slot.device;
    if (device.descriptor() < 0) {
        if (now < slot.plan.next_attempt()) return;
        device.open(now);
    } else if (device.next_deadline() <= now) {
        device.on_time(now);
    }
    watch(slot, now);
}

void DeviceLoop::watch(Slot& slot, Instant now) {
    if (slot.device->descriptor() < 0)
        slot.plan.lost(now, slot.device->reopen_pauses());
    else if (slot.device->is_ready())
        slot.plan.works();
}

Instant DeviceLoop::next_wake() const {
    Instant wake_at = never;
    for (const auto& slot : slots_) {
        const bool is_open = slot.device->descriptor() >= 0;
        wake_at = std::min(wake_at, is_open ? slot.device->next_deadline() : slot.plan.next_attempt());
    }
    return wake_at;
}

int DeviceLoop::wait_time(Instant now, Span longest_wait) const {
    // Rounded up, or the last millisecond would be spent spinning.
    const auto wait = std::chrono::ceil<Span>(std::min(next_wake(), now + longest_wait) - now).count();
    return static_cast<int>(std::clamp<Span::rep>(wait, 0, longest_wait.count()));
}

} // namespace drivers
