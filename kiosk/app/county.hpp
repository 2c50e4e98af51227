// The line to the county, made from the settings; and how this machine becomes a station of the county's.
#pragma once

#include <filesystem>
#include <memory>

#include "app/asset_room.hpp"
#include "app/message.hpp"
#include "app/settings.hpp"
#include "app/store_worker.hpp"
#include "sync/county_link.hpp"

namespace liaison::app {

// Null where the settings name no county. A machine that is not enrolled yet knocks all the same: it is let in
// as soon as it is.
std::unique_ptr<sync::CountyLink> make_county_link(const Settings& settings,
                                                   const std::filesystem::path& data_folder, StoreWorker& store,
                                                   AssetRoom& assets, Mailbox& mailbox);

// With the county's one-time code. Error: one sentence for whoever stands at the machine.
tl::expected<void, std::string>
enrol_station(const Settings& settings, const std::filesystem::path& data_folder, const std::string& code);

} // namespace liaison::app
