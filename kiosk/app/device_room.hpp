// The station's devices as the flows see them: their events in the kiosk's words, and their health.
#pragma once

#include <array>
#include <memory>

#include "app/message.hpp"
#include "app/settings.hpp"
#include "app/store_worker.hpp"
#include "drivers/device_watch.hpp"
#include "flow/surroundings.hpp"
#include "view/screen.hpp"
#include "view/station_report.hpp"

namespace liaison::app {

class DeviceRoom {
public:
    DeviceRoom(const Settings& settings, Mailbox& mailbox, StoreWorker& store);

    void start();
    void stop();
    // From any thread.
    void print(drivers::PrintJob job) { printer_watch_.print(std::move(job)); }

    // Looks after drivers that hang; on the thread that draws, at next_check().
    void check();
    domain::MonotonicTime next_check() const;
    // Repeating it costs nothing.
    void use_camera(drivers::CameraUse use);
    drivers::CameraUse camera_use() const { return camera_use_; }

    // On the thread that draws.
    void take(const drivers::DeviceStateChanged& news);
    void take(const drivers::PrinterConditionChanged& news);
    void take(const drivers::CardModuleSeen& news) { module_ = news; }
    flow::DeviceHealth card_reader() const { return reader_.health; }
    // The best of scanner and camera: either takes a code.
    flow::DeviceHealth code_scanner() const;
    flow::DeviceHealth camera() const { return camera_.health; }
    flow::DeviceHealth printer() const;
    void tell_keeper(view::KeeperNews& news) const;
    void tell_keeper(view::StationReport& report) const;

private:
    struct Known {
        flow::DeviceHealth health;
        view::DeviceReport report;
    };
    struct Preview; // where the camera's pictures go
    drivers::DeviceSettings camera_settings(const Settings& settings) const;
    std::array<drivers::DeviceWatch*, 4> watches() {
        return {&reader_watch_, &scanner_watch_, &printer_watch_, &camera_watch_};
    }
    Known& known(drivers::DeviceKind kind);
    void forward(drivers::Event event, Mailbox& mailbox, StoreWorker& store) const;
    drivers::EventSink sink(Mailbox& mailbox, StoreWorker& store);

    Known reader_, scanner_, printer_, camera_;
    drivers::CameraUse camera_use_ = drivers::CameraUse::off;
    drivers::CardModuleSeen module_;
    drivers::PrinterCondition paper_ = drivers::PrinterCondition::well;
    std::shared_ptr<Preview> preview_;
    // Last: their threads end first. Each device has a thread of its own, so that one that hangs takes no other
    // along.
    drivers::DeviceWatch reader_watch_, scanner_watch_, printer_watch_, camera_watch_;
};

} // namespace liaison::app
