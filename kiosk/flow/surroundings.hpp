// What a flow sees of the station when something happens. All of it is read-only and complete: a flow asks
// nobody.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/configuration.hpp"
#include "domain/signature.hpp"
#include "domain/visit_requests.hpp"
#include "flow/display_choice.hpp"

namespace liaison::flow {

enum class DeviceHealth { absent, working, ill };

struct Surroundings {
    const domain::StationConfiguration& configuration;
    const domain::StationDay& day;
    const domain::VerifyingKey& county_key;
    DeviceHealth card_reader = DeviceHealth::absent;
    DeviceHealth code_scanner = DeviceHealth::absent;
    DeviceHealth camera = DeviceHealth::absent; // photographs sheets; as a scanner of codes it counts there
    DeviceHealth printer = DeviceHealth::absent;
    std::optional<domain::SaveError> store_trouble; // set: nothing can be written down at present
    DisplayChoice usual_display{};                  // of the machine's settings
    std::vector<std::string> voices{};              // languages that can be spoken aloud; none without sound
    bool keeper_has_pin = false;                    // without one nobody can open the keeper's page
};

} // namespace liaison::flow
