#include "app/devices_for_county.hpp"

namespace liaison::app {

namespace {

const char* state_of(view::Ailment ailment) {
    switch (ailment) {
    case view::Ailment::none: return "well";
    case view::Ailment::starting: return "starting";
    case view::Ailment::not_there: return "not_there";
    case view::Ailment::no_answer: return "no_answer";
    case view::Ailment::paper_out: return "paper_out";
    case view::Ailment::near_end: return "near_end";
    case view::Ailment::cover_open: return "cover_open";
    case view::Ailment::cutter: return "cutter";
    case view::Ailment::offline: return "offline";
    }
    return "";
}

} // namespace

std::vector<domain::StationHealth::Device> devices_for_county(const view::StationReport& report) {
    std::vector<domain::StationHealth::Device> devices;
    const auto add = [&](const char* name, const view::DeviceReport& device) {
        if (device.configured) devices.push_back({name, state_of(device.ailment), device.since});
    };
    add("card_reader", report.reader);
    add("code_scanner", report.scanner);
    add("camera", report.camera);
    add("printer", report.printer);
    return devices;
}

} // namespace liaison::app
