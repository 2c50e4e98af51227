// The station's devices as the flows see them: their events in the kiosk's words, and their health.
#pragma once

#include <memory>

#include "app/message.hpp"
#include "app/settings.hpp"
#include "app/store_worker.hpp"
#include "drivers/devices.hpp"
#include "flow/surroundings.hpp"
#include "view/screen.hpp"

namespace liaison::app {

class DeviceRoom {
public:
    DeviceRoom(const Settings& settings, Mailbox& mailbox, StoreWorker& store);

    void start() { devices_.start(); }
    void stop() { devices_.stop(); }
    void print(drivers::PrintJob job) { devices_.print(std::move(job)); }
    // The camera is on only while it watches. Repeating it costs nothing.
    void watch(bool watching);
    bool is_watching() const { return watching_; }

    // On the thread that draws.
    void take(const drivers::DeviceStateChanged& news);
    void take(const drivers::PrinterConditionChanged& news);
    flow::DeviceHealth card_reader() const { return reader_; }
    // The best of scanner and camera: either takes a code.
    flow::DeviceHealth code_scanner() const;
    flow::DeviceHealth printer() const;
    void tell_keeper(view::KeeperNews& news) const;

private:
    void forward(drivers::Event event, Mailbox& mailbox, StoreWorker& store) const;

    flow::DeviceHealth reader_, scanner_, printer_, camera_;
    bool watching_ = false;
    drivers::PrinterCondition paper_ = drivers::PrinterCondition::well;
    drivers::Devices devices_; // last: its thread ends first
};

} // namespace liaison::app
