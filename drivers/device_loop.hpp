// The one thread that serves all devices.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "drivers/device.hpp"
#include "drivers/plug_watch.hpp"
#include "drivers/reopen_plan.hpp"

namespace drivers {

// Sleeps in poll() until a device has bytes, a deadline comes or a command is posted; opens devices that are
// not open, with growing pauses. Each device gets one bounded read a turn, so a flood starves nobody.
class DeviceLoop {
public:
    using Clock = std::function<Instant()>;
    using Command = std::function<void(Instant now)>;

    // The clock must be the one that poll() sleeps by: steady.
    explicit DeviceLoop(Clock clock);
    DeviceLoop(const DeviceLoop&) = delete;
    DeviceLoop& operator=(const DeviceLoop&) = delete;
    // Stops and joins.
    ~DeviceLoop();

    // Only before start().
    void add(std::unique_ptr<Device> device);
    // Only before start(). Devices that are not there are tried again as soon as the watch has news, those that
    // are open are looked at.
    void watch_plugs(std::unique_ptr<PlugWatch> watch);
    void start();
    // Wakes the thread, waits for its end and closes the devices. Commands not yet run are dropped. Harmless
    // twice.
    void stop();

    // The same, but waits only so long: false where a device's call has not returned by then. What is left is
    // to abandon().
    bool stop_within(Span span);
    // Lets go of a thread that hangs in a device's call. When that call returns, the thread closes its devices
    // and ends; until then it uses this object, which must not be destroyed any more.
    void abandon();

    // From any thread: runs the command on the loop's thread, in order of posting.
    void post(Command command);

    // One turn without the thread, for callers that drive the loop themselves. Waits at most this long.
    void turn(Span longest_wait);
    // When the next deadline or attempt to open comes; never: only bytes can wake it.
    Instant next_wake() const;

private:
    struct Slot {
        std::unique_ptr<Device> device;
        ReopenPlan plan;
    };

    void run();
    bool should_end();
    void run_commands();
    void tend(Slot& slot, Instant now);
    void watch(Slot& slot, Instant now);
    void on_plug_news(Instant now);
    int wait_time(Instant now, Span longest_wait) const;
    void wake() const;

    Clock clock_;
    int wake_descriptor_;
    std::vector<Slot> slots_;
    std::unique_ptr<PlugWatch> plugs_;
    std::mutex mutex_;
    std::vector<Command> commands_;
    bool stopping_ = false;
    bool abandoned_ = false;
    bool ended_ = false;
    std::condition_variable thread_ended_;
    std::thread thread_;
};

} // namespace drivers
