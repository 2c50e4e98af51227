#include "domain/station_health.hpp"

#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

std::string record_body(const StationHealth& health) {
    json devices = json::array();
    for (const StationHealth::Device& device : health.devices) {
        json value{{"device", device.name}, {"state", device.state}};
        if (device.since) value["since"] = format_wall_time(*device.since);
        devices.push_back(std::move(value));
    }
    json configuration{{"running", health.configuration}};
    if (health.configuration_taken_back > 0) configuration["taken_back"] = health.configuration_taken_back;
    if (health.configuration_expired) configuration["expired"] = true;
    json body{{"program_version", health.program_version},
              {"configuration", std::move(configuration)},
              {"devices", std::move(devices)},
              {"unsent", health.unsent},
              {"set_aside", health.set_aside},
              {"program_up_s", health.program_up.count()}};
    if (health.free_bytes) body["free_bytes"] = *health.free_bytes;
    if (health.disk_bytes) body["disk_bytes"] = *health.disk_bytes;
    if (!health.key_protection.empty()) body["key_protection"] = health.key_protection;
    return dump(body);
}

std::string dropped_health_body() {
    return dump({{"dropped", true}});
}

} // namespace liaison::domain
