// Files that a configuration names by their content: pictures of notices, portraits of deputies. They travel by
// themselves, after the configuration and after all facts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace liaison::domain {

struct Asset {
    std::string sha256{};   // of its bytes, 64 digits in lower case
    std::int64_t bytes = 0; // 1 to most_asset_bytes
    bool operator==(const Asset&) const = default;
};

inline constexpr std::int64_t most_asset_bytes = std::int64_t{8} * 1024 * 1024;
inline constexpr std::int64_t most_bytes_of_assets =
    std::int64_t{64} * 1024 * 1024; // of all that one configuration names, each counted once

// A part of it that the kiosk lacks: from this byte on, at most so many.
struct AssetWish {
    Asset asset{};
    std::int64_t first_byte = 0;
    std::int64_t most_bytes = 0;
    bool operator==(const AssetWish&) const = default;
};

inline constexpr std::int64_t asset_part_bytes = std::int64_t{128} * 1024;

// What a file's first bytes say that it is. Nothing of it is decoded: a picture of any size is cheap to look
// at.
enum class AssetForm {
    png,
    jpeg,
    other,
};
struct AssetLooks {
    AssetForm form = AssetForm::other;
    std::int64_t width = 0, height = 0; // px, as its header says; 0: it says nothing that can be read
};
AssetLooks look_at_asset(std::string_view bytes);

// What a kiosk decodes at most.
inline constexpr std::int64_t longest_picture_side = 6000;      // px
inline constexpr std::int64_t most_picture_pixels = 12'000'000; // px

// A PNG or JPEG whose header gives sides within the bounds.
bool is_shown_as_picture(const AssetLooks& looks);

} // namespace liaison::domain
