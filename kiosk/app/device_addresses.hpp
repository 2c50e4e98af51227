// The devices' addresses (drivers/devices.hpp) as the settings of this machine name them.
#pragma once

#include <string>

#include "app/settings.hpp"

namespace liaison::app {

// Empty where there is no such device.
std::string card_reader_address(const Settings& settings);
std::string code_scanner_address(const Settings& settings);
std::string printer_address(const Settings& settings);

} // namespace liaison::app
