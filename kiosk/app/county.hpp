// Makes the line to the county from the settings.
#pragma once

#include <memory>

#include "app/message.hpp"
#include "app/settings.hpp"
#include "app/store_worker.hpp"
#include "sync/county_link.hpp"

namespace liaison::app {

// Null where the settings name no county, or where the token cannot be read (which is logged).
std::unique_ptr<sync::CountyLink> make_county_link(const Settings& settings, StoreWorker& store,
                                                   Mailbox& mailbox);

} // namespace liaison::app
