// What the line to the county needs of whoever keeps the files that configurations name.
#pragma once

#include <optional>
#include <string>

#include <tl/expected.hpp>

#include "domain/asset.hpp"

namespace liaison::sync {

// Called on the network's thread only.
class AssetPort {
public:
    virtual ~AssetPort() = default;

    // The next part that is lacking; nothing: there is no need, or no room on the disk. Error: the disk.
    virtual tl::expected<std::optional<domain::AssetWish>, std::string> next_wish() = 0;

    // The part, or the beginning of it; on disk when this returns. Error: the disk, or the whole is not what
    // the configuration named; then it begins anew.
    virtual tl::expected<void, std::string> take_part(const domain::AssetWish& wish,
                                                      const std::string& content) = 0;

    // The county does not give it: others come first from now on.
    virtual void put_off(const domain::AssetWish& wish) = 0;
};

} // namespace liaison::sync
