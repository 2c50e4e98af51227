// Sees that the thread of a device gets on, and takes another one where a driver's call does not return.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "drivers/devices.hpp"

namespace drivers {

struct DeviceWatchRules {
    Span ask_every{5000};
    Span hangs_after{10'000}; // of silence
    // Each replacement leaves a thread behind that sits in the kernel; more than these are not worth another.
    int most_replacements = 5;
};

// Nothing here ever waits for the devices' thread. A thread that hangs is abandoned: what it still tells is not
// heard, its print job is answered as lost, and a new one opens the device anew. The other devices' threads
// know nothing of it.
class DeviceWatch {
public:
    using Make = std::function<std::unique_ptr<Devices>(EventSink)>;

    // `kind` is what hangs, for the news that it did. The sink is called from the devices' threads and from
    // check().
    DeviceWatch(DeviceKind kind, Make make, EventSink sink, DeviceWatchRules rules = {});
    DeviceWatch(const DeviceWatch&) = delete;
    DeviceWatch& operator=(const DeviceWatch&) = delete;
    ~DeviceWatch();

    void start();
    // Waits a moment for a thread that gets on, and not at all for one that hangs.
    void stop();

    // From any thread. Answered by one PrintFinished, whatever becomes of the printer's thread.
    void print(PrintJob job);

    // From any thread. What the camera is to do, also after its thread was begun anew.
    void use_camera(CameraUse use);

    // Asks for a sign of life when it is time, and replaces the thread when none came. Call it at next_check().
    void check(Instant now);
    Instant next_check() const { return next_check_; }
    int replacements() const { return replacements_; }

private:
    // What is shared with a thread that may outlive this object.
    struct Shared {
        std::mutex mutex;
        bool heard = true; // false: abandoned, nothing it says counts
        EventSink sink;
        std::set<std::string> jobs; // not answered yet
        std::atomic<bool> alive = true;
    };

    void make();
    void replace(Instant now);
    void let_go();

    DeviceKind kind_;
    Make make_;
    EventSink sink_;
    DeviceWatchRules rules_;
    std::mutex devices_mutex_; // print() comes from another thread than check()
    std::unique_ptr<Devices> devices_;
    std::shared_ptr<Shared> shared_;
    Instant next_check_ = Instant::min();
    Instant asked_at_ = never; // never: no question is open
    int replacements_ = 0;
    CameraUse camera_use_ = CameraUse::off;
};

} // namespace drivers
