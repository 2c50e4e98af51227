// What a file's first bytes say that it is.
#include <array>

#include "catch.hpp"
#include "domain/asset.hpp"

using namespace liaison;
using domain::AssetForm;

namespace {

std::string big_endian(std::uint32_t number, int bytes) {
    std::string text;
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(number >> shift & 0xFF);
    return text;
}

std::string png(std::uint32_t width, std::uint32_t height) {
    return "\x89PNG\r\n\x1A\n" + big_endian(13, 4) + "IHDR" + big_endian(width, 4) + big_endian(height, 4) +
           "rest";
}

std::string segment(char marker, const std::string& content) {
    return std::string("\xFF") + marker + big_endian(static_cast<std::uint32_t>(content.size()) + 2, 2) +
           content;
}

std::string jpeg(std::uint32_t width, std::uint32_t height, char frame = '\xC0') {
    return "\xFF\xD8" + segment('\xE0', "JFIF") + segment('\xDB', std::string(64, '\1')) +
           segment(frame, '\x08' + big_endian(height, 2) + big_endian(width, 2) + "\3rest");
}

} // namespace

TEST_CASE("asset: PNG and JPEG tell their sides", "[asset]") {
    for (const std::string& file : {png(640, 480), jpeg(640, 480), jpeg(640, 480, '\xC2')}) {
        const auto looks = domain::look_at_asset(file);
        CHECK(looks.width == 640);
        CHECK(looks.height == 480);
        CHECK(domain::is_shown_as_picture(looks));
    }
    CHECK(domain::look_at_asset(png(1, 1)).form == AssetForm::png);
    CHECK(domain::look_at_asset(jpeg(1, 1)).form == AssetForm::jpeg);
}

TEST_CASE("asset: what is no picture, or one beyond the bounds, is not shown", "[asset]") {
    CHECK(domain::look_at_asset("<html>").form == AssetForm::other);
    CHECK(domain::look_at_asset("").form == AssetForm::other);
    for (const std::string& file : {std::string("GIF89a"), png(0, 5), png(6001, 1), png(4000, 4000),
                                    png(0xFFFFFFFF, 0xFFFFFFFF), jpeg(0, 5), jpeg(65535, 1), jpeg(5000, 5000),
                                    jpeg(640, 480, '\xC4'), std::string("\xFF\xD8\xFF\xDA") + jpeg(9, 9)})
        CHECK_FALSE(domain::is_shown_as_picture(domain::look_at_asset(file)));
}

TEST_CASE("asset: a header that ends early is no picture", "[asset]") {
    const std::string whole_png = png(640, 480).substr(0, 24), whole_jpeg = jpeg(640, 480);
    for (std::size_t bytes = 0; bytes < whole_png.size(); ++bytes)
        CHECK_FALSE(domain::is_shown_as_picture(domain::look_at_asset(whole_png.substr(0, bytes))));
    const std::size_t sides_end = whole_jpeg.size() - 5; // before the number of components
    for (std::size_t bytes = 0; bytes < sides_end; ++bytes)
        CHECK_FALSE(domain::is_shown_as_picture(domain::look_at_asset(whole_jpeg.substr(0, bytes))));
}
