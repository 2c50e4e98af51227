#include "app/county.hpp"

#include <fstream>

#include <spdlog/spdlog.h>

#include "app/world.hpp"

namespace liaison::app {

std::unique_ptr<sync::CountyLink> make_county_link(const Settings& settings, StoreWorker& store,
                                                   Mailbox& mailbox) {
    if (settings.county.url.empty()) return nullptr;
    std::string token;
    if (!std::getline(std::ifstream(settings.county.token_file), token) || token.empty()) {
        spdlog::error("{}: no token, so nothing is sent to the county", settings.county.token_file.string());
        return nullptr;
    }
    sync::CountyLinkSettings link{
        .http = {.base_url = settings.county.url,
                 .ca_certificate = settings.county.ca_certificate.string(),
                 .bearer_token = token},
        .planner = {.station_id = settings.station_id,
                    .configuration_interval = settings.county.configuration_interval},
    };
    const auto tell = [&store, &mailbox](const sync::LinkEvent& event) {
        if (const auto* status = std::get_if<sync::LinkStatus>(&event)) mailbox.post(*status);
        if (const auto* arrived = std::get_if<sync::ConfigurationArrived>(&event))
            store.take_configuration(arrived->news);
    };
    return std::make_unique<sync::CountyLink>(std::move(link), store,
                                              sync::LinkSurroundings{now, random_share, tell});
}

} // namespace liaison::app
