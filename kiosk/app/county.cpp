#include "app/county.hpp"

#include <spdlog/spdlog.h>

#include "app/world.hpp"
#include "sync/enrolment.hpp"

namespace liaison::app {

namespace {

std::filesystem::path identity_file(const std::filesystem::path& data_folder) {
    return data_folder / "identity.pem";
}

sync::HttpClientSettings line_to_county(const Settings& settings, const std::filesystem::path& data_folder) {
    return {.base_url = settings.county.url,
            .ca_certificate = settings.county.ca_certificate.string(),
            .identity = identity_file(data_folder)};
}

} // namespace

tl::expected<void, std::string>
enrol_station(const Settings& settings, const std::filesystem::path& data_folder, const std::string& code) {
    if (settings.county.url.empty())
        return tl::unexpected(std::string("the settings name no county: [county] url"));
    std::error_code failed;
    std::filesystem::create_directories(data_folder, failed);
    sync::HttpClient client(line_to_county(settings, data_folder));
    return sync::enrol(client, settings.station_id, code, identity_file(data_folder));
}

std::unique_ptr<sync::CountyLink> make_county_link(const Settings& settings,
                                                   const std::filesystem::path& data_folder, StoreWorker& store,
                                                   AssetRoom& assets, Mailbox& mailbox) {
    if (settings.county.url.empty()) return nullptr;
    sync::CountyLinkSettings link{
        .http = line_to_county(settings, data_folder),
        .planner = {.station_id = settings.station_id,
                    .configuration_interval = settings.county.configuration_interval},
    };
    if (!std::filesystem::exists(link.http.identity))
        spdlog::warn("this machine is not enrolled at the county: liaison-kiosk --enrol");
    const auto tell = [&store, &mailbox](const sync::LinkEvent& event) {
        if (const auto* status = std::get_if<sync::LinkStatus>(&event)) mailbox.post(*status);
        if (const auto* arrived = std::get_if<sync::ConfigurationArrived>(&event))
            store.take_configuration(arrived->news);
    };
    return std::make_unique<sync::CountyLink>(std::move(link), store,
                                              sync::LinkSurroundings{now, random_share, tell, &assets});
}

} // namespace liaison::app
