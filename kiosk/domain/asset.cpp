#include "domain/asset.hpp"

#include <algorithm>

namespace liaison::domain {

namespace {

using std::string_view_literals::operator""sv;

std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    std::int64_t number = 0;
    for (const char byte : bytes.substr(at, length))
        number = number * 256 + static_cast<unsigned char>(byte);
    return number;
}

// PNG (ISO/IEC 15948): the header chunk comes first, and its sides are its first words.
AssetLooks look_at_png(std::string_view bytes) {
    constexpr std::size_t chunk_name = 12, sides = 16, end = 24;
    if (bytes.size() < end || bytes.substr(chunk_name, 4) != "IHDR") return {AssetForm::png};
    return {AssetForm::png, number_at(bytes, sides, 4), number_at(bytes, sides + 4, 4)};
}

// Of the frame that the picture stands in: SOF0 to SOF15 but the three that are tables (ITU-T T.81, B.1.1.3).
bool begins_frame(unsigned char marker) {
    constexpr std::string_view tables{"\xC4\xC8\xCC", 3};
    return marker >= 0xC0 && marker <= 0xCF && tables.find(static_cast<char>(marker)) == std::string_view::npos;
}

// JPEG (ITU-T T.81): segments with their lengths, until one tells of the frame.
AssetLooks look_at_jpeg(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 <= bytes.size() && static_cast<unsigned char>(bytes[at]) == 0xFF) {
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) { // filling
            ++at;
            continue;
        }
        if (begins_frame(marker))
            return {AssetForm::jpeg, number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
        const auto length = static_cast<std::size_t>(number_at(bytes, at + 2, 2));
        if (length < 2 || marker == 0xDA) break; // the scan has begun without a frame
        at += 2 + length;
    }
    return {AssetForm::jpeg};
}

} // namespace

AssetLooks look_at_asset(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return look_at_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return look_at_jpeg(bytes);
    return {};
}

bool is_shown_as_picture(const AssetLooks& looks) {
    return looks.form != AssetForm::other && looks.width >= 1 && looks.height >= 1 &&
           looks.width <= longest_picture_side && looks.height <= longest_picture_side &&
           looks.width * looks.height <= most_picture_pixels;
}

} // namespace liaison::domain
