#pragma once

#include "county/http/router.hpp"
#include "county/office.hpp"

namespace liaison::county {

// Who comes to a port.
enum class AssetReaders {
    stations,
    staff,
    both,
};

// Files that configurations name: publishers bring them, staff and stations get them.
void add_asset_routes(Router& router, Office& office, AssetReaders readers);

} // namespace liaison::county
