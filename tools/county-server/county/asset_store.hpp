// Files that configurations name by their content. Whoever has the digest can get the bytes once they are
// here. What no configuration names any more goes.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "county/database.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

// What a browser or a kiosk is told that it is.
inline constexpr const char* png_type = "image/png";
inline constexpr const char* jpeg_type = "image/jpeg";
inline constexpr const char* bytes_type = "application/octet-stream";

const char* media_of(const std::string& content);

struct NewAsset {
    std::string sha256; // what it is said to be
    std::string media;  // the same
    std::string content;
    std::string by;
};

struct AssetFacts {
    std::string media;
    std::int64_t bytes = 0;
};

class AssetStore {
public:
    explicit AssetStore(Database& database) : database_(database) {}

    // True: it was not here before. Otherwise it counts as brought now. Error: one sentence, where the content
    // is not what it is said to be, or a picture that no kiosk would show.
    tl::expected<bool, std::string> put(const NewAsset& asset, domain::WallTime now);

    std::optional<AssetFacts> find(const std::string& sha256); // nothing: it is not here
    // Empty where it begins behind the end, or the asset is not here.
    std::string read(const std::string& sha256, std::int64_t first_byte, std::int64_t bytes);

    // What nobody brought for so long and no configuration names that was a station's newest within that time.
    // Gives how many.
    std::int64_t delete_unused(std::chrono::days age, domain::WallTime now);

private:
    Database& database_;
};

// What note_assets() would say; nullopt: nothing.
std::optional<domain::ConfigurationError> problem_of_assets(soci::session& sql,
                                                            const domain::StationConfiguration& configuration);

// In the change that publishes: the county has what the configuration names, and keeps it from now on.
tl::expected<void, domain::ConfigurationError> note_assets(soci::session& sql,
                                                           const domain::StationConfiguration& configuration);

} // namespace liaison::county
