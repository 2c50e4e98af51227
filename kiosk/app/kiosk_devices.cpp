// What the devices tell, passed on to the keeper's page and to the county.
#include "app/devices_for_county.hpp"
#include "app/kiosk.hpp"

namespace liaison::app {

void Kiosk::on(const drivers::DeviceStateChanged& news) {
    devices_->take(news);
    tell_of_devices();
}

void Kiosk::on(const drivers::PrinterConditionChanged& news) {
    devices_->take(news);
    tell_of_devices();
}

void Kiosk::tell_of_devices() {
    devices_->tell_keeper(keeper_);
    devices_->tell_keeper(report_);
    store_.take_devices(devices_for_county(report_));
    window_->request_frame();
}

void Kiosk::on(const drivers::CardModuleSeen& news) {
    devices_->take(news);
    window_->request_frame();
}

} // namespace liaison::app
