#include "app/machine.hpp"

#include <algorithm>
#include <fstream>

namespace liaison::app {

namespace fs = std::filesystem;

namespace {

template <class Value>
std::optional<Value> first_value(const fs::path& file) {
    std::ifstream in(file);
    Value value{};
    return in >> value ? std::optional{value} : std::nullopt;
}

std::optional<double> hottest(const fs::path& zones) {
    constexpr double coldest_believed = -40, hottest_believed = 150; // a sensor that is not wired says anything
    std::optional<double> hottest;
    std::error_code ignored;
    for (const auto& zone : fs::directory_iterator(zones, ignored)) {
        if (!zone.path().filename().string().starts_with("thermal_zone")) continue;
        const auto thousandths = first_value<double>(zone.path() / "temp");
        if (!thousandths) continue;
        const double celsius = *thousandths / 1000;
        if (celsius < coldest_believed || celsius > hottest_believed) continue;
        hottest = std::max(hottest.value_or(celsius), celsius);
    }
    return hottest;
}

} // namespace

view::MachineReport look_at_machine(const MachineFolders& folders, std::chrono::seconds program_up) {
    view::MachineReport report;
    std::error_code failed;
    const auto space = fs::space(folders.data, failed);
    if (!failed) {
        report.free_bytes = space.available;
        report.disk_bytes = space.capacity;
    }
    report.temperature_c = hottest(folders.system / "class/thermal");
    if (const auto up = first_value<double>(folders.processes / "uptime"))
        report.machine_up = std::chrono::seconds{static_cast<std::int64_t>(*up)};
    report.program_up = program_up;
    constexpr unsigned reset_by_card = 0x20; // WDIOF_CARDRESET
    const auto boot = first_value<unsigned>(folders.system / "class/watchdog/watchdog0/bootstatus");
    if (boot && (*boot & reset_by_card) != 0) report.boot_reason = "watchdog";
    return report;
}

} // namespace liaison::app
