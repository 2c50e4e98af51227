// How a machine becomes a station of the county's, and stays one: its key is made here, the county signs.
#pragma once

#include <filesystem>
#include <string>

#include <tl/expected.hpp>

#include "sync/wire.hpp"

namespace liaison::sync {

// With the one-time code that the county's staff gave out. Leaves the identity in `file`. Until then the key
// and its request lie beside it, in `file`.waiting: where the county's answer is lost, or the plug is pulled,
// the same code typed again gives the certificate that the county has issued. Errors: one sentence for whoever
// stands at the machine.
tl::expected<void, std::string> enrol(Wire& wire, const std::string& station_id, const std::string& code,
                                      const std::filesystem::path& file);

// A new key and certificate by the present one, which `wire` shows. Errors: one sentence; the present one
// stays.
tl::expected<void, std::string> renew_identity(Wire& wire, const std::string& station_id,
                                               const std::filesystem::path& file);

} // namespace liaison::sync
