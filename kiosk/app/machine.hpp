// What the operating system says of the machine: room on the disk, heat, how long it is up.
#pragma once

#include <filesystem>

#include "view/station_report.hpp"

namespace liaison::app {

// Where the operating system tells of itself; a test gives folders of its own.
struct MachineFolders {
    std::filesystem::path data;            // its disk is looked at
    std::filesystem::path system = "/sys"; // class/thermal, class/watchdog
    std::filesystem::path processes = "/proc";
};

// May wait for an ill disk: not for the thread that draws. The hottest sensor counts.
view::MachineReport look_at_machine(const MachineFolders& folders, std::chrono::seconds program_up);

} // namespace liaison::app
