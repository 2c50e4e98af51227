// The commands about files that configurations name. They throw std::runtime_error.
#pragma once

#include <string>

namespace liaison::county {

// Whoever can write the county's folder brings a file without a browser; what is printed goes into a
// configuration.
void add_asset(const std::string& data, const std::string& database, const std::string& file);

// What no configuration in use names, and nobody brought for so many days.
void delete_assets(const std::string& data, const std::string& database, int days);

} // namespace liaison::county
