// Says whom the county's kiosks believe: once in the beginning, and again when a key changes hands or a root
// runs out.
#pragma once

#include <string>
#include <vector>

#include "county/office.hpp"

namespace liaison::county {

inline constexpr std::chrono::days root_lifetime{3 * 365};
inline constexpr std::size_t root_threshold = 2;

// Makes three root keys; two of them sign, then and ever after. Leaves the root where installers of kiosks find
// it. Throws std::runtime_error.
void publish_first_root(const DataFolder& folder, Office& office, const std::string& county,
                        Algorithms algorithms);

// Files with keys in PEM; what is empty stays as it is in the newest root.
struct NextRoot {
    std::vector<std::string> signing; // private ones
    std::vector<std::string> root_keys, configuration_keys;
    std::string appointment_key;
};

// Gives the version. Throws std::runtime_error: a key is none, or those who sign are not enough.
std::int64_t publish_next_root(Office& office, const NextRoot& next);

} // namespace liaison::county
