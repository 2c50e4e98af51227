// Any bytes as a picture that the county keeps or a kiosk shows: what both look at before it is decoded, and
// what comes of it where it is small.
#include <cstdint>
#include <span>
#include <string_view>

#include "domain/asset.hpp"
#include "expect.hpp"
#include "ui/picture_file.hpp"

using namespace liaison;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const void* bytes = data;
    const std::string_view text(static_cast<const char*>(bytes), size);
    const domain::AssetLooks looks = domain::look_at_asset(text);
    const bool is_shown = domain::is_shown_as_picture(looks);
    if (is_shown) expect(looks.width * looks.height <= domain::most_picture_pixels);
    const auto file = std::as_bytes(std::span(data, size));
    constexpr std::int64_t small = 100'000; // pixels: more would only be slow
    if (is_shown && looks.width * looks.height > small) return 0;
    const auto image = ui::read_picture(file);
    if (!image) return 0;
    expect(image->width > 0 && image->height > 0);
    expect(image->rgba.size() ==
           static_cast<std::size_t>(image->width) * static_cast<std::size_t>(image->height) * 4);
    return 0;
}
