// A portrait is made by anybody with a telephone: it is small and sharp, or it is no portrait, but never a
// crash.
#include <cstring>

#include "catch.hpp"
#include "ui/motion.hpp"
#include "ui/picture_file.hpp"

#include <filesystem>
#include <fstream>

using namespace liaison::ui;

namespace {

Image checks(int width, int height) {
    Image image{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int channel : {(x + y) % 2 == 0 ? 255 : 0, 128, 0, 255})
                image.rgba.push_back(static_cast<std::uint8_t>(channel));
    return image;
}

std::vector<std::byte> file_of(const Image& image) {
    const auto path = (std::filesystem::temp_directory_path() / "liaison-picture-test.png").string();
    REQUIRE(write_png(image, path).has_value());
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::filesystem::remove(path);
    std::vector<std::byte> bytes(text.size());
    std::memcpy(bytes.data(), text.data(), text.size());
    return bytes;
}

} // namespace

TEST_CASE("A picture is read as it was written") {
    const auto read = read_picture(file_of(checks(40, 30)));
    REQUIRE(read.has_value());
    CHECK(read->width == 40);
    CHECK(read->rgba == checks(40, 30).rgba);
}

TEST_CASE("What is no picture is refused with a word, whatever it is") {
    CHECK(read_picture({}).error() == "neither JPEG nor PNG");
    std::vector<std::byte> file = file_of(checks(64, 64));
    for (std::size_t length = 0; length < file.size(); length += 7)
        CHECK_FALSE(read_picture(std::span(file).first(std::min<std::size_t>(length, 40))).has_value());
    for (std::size_t i = 8; i < file.size(); i += 3) { // every kind of damage: read or refused, no more
        auto damaged = file;
        damaged[i] ^= std::byte{0xFF};
        const auto result = read_picture(damaged);
        if (result) CHECK(result->rgba.size() == static_cast<std::size_t>(result->width * result->height * 4));
    }
    file.resize(largest_picture_file + 1);
    CHECK(read_picture(file).error() == "larger than 8 MiB");
}

TEST_CASE("A picture that says it is huge is refused before it is unpacked") {
    std::vector<std::byte> file = file_of(checks(8, 8));
    for (const std::size_t at : {std::size_t{18}, std::size_t{22}}) // width and height of the header, low bytes
        file[at] = std::byte{0xFF};
    CHECK_FALSE(read_picture(file).has_value());
}

TEST_CASE("Making small averages: a fine check becomes its mean, and nothing grows") {
    const Image small = shrunk(checks(64, 64), 16, 16);
    REQUIRE(small.width == 16);
    CHECK(std::abs(small.at(5, 5).red - 128) <= 1);
    CHECK(small.at(5, 5).alpha == 255);
    CHECK(shrunk(checks(8, 8), 100, 100).width == 8);
    CHECK(std::abs(shrunk(checks(70, 50), 9, 7).at(4, 3).red - 128) <= 6); // shares of pixels
}

TEST_CASE("A portrait is square and no larger than asked") {
    const Image face = square_portrait(checks(300, 400), 120);
    CHECK(face.width == 120);
    CHECK(face.height == 120);
    CHECK(square_portrait(checks(50, 90), 120).width == 50);
}

TEST_CASE("Motion is short, eased, and never begins with nothing") {
    using namespace std::chrono_literals;
    CHECK(motion_lasts >= 150ms);
    CHECK(motion_lasts <= 250ms);
    CHECK(motion_share(0ms) > 0.3F);
    CHECK(motion_share(motion_lasts) == 1);
    CHECK(motion_share(1h) == 1);
    CHECK(motion_share(50ms) - motion_share(0ms) > motion_share(200ms) - motion_share(150ms));
}
