// A portrait is made by anybody with a telephone: it is small and sharp, or it is no portrait, but never a
// crash.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "catch.hpp"
#include "ui/motion.hpp"
#include "ui/picture_file.hpp"

#include <filesystem>
#include <fstream>

// After what it needs.
#include <jpeglib.h>
#include <zlib.h>

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

void add_number(std::vector<std::byte>& file, std::size_t number) {
    for (const int shift : {24, 16, 8, 0})
        file.push_back(static_cast<std::byte>(number >> shift & 0xFF));
}

void add_chunk(std::vector<std::byte>& file, const char* name, const std::vector<std::byte>& content) {
    add_number(file, content.size());
    for (int i = 0; i < 4; ++i)
        file.push_back(static_cast<std::byte>(name[i]));
    file.insert(file.end(), content.begin(), content.end());
    const auto* summed =
        static_cast<const Bytef*>(static_cast<const void*>(file.data() + file.size() - content.size() - 4));
    add_number(file, crc32(0, summed, static_cast<uInt>(content.size() + 4)));
}

// A PNG that says one thing in its header and packs another.
std::vector<std::byte> png(std::size_t width, std::size_t height, const std::vector<std::byte>& rows,
                           int colour = 6) {
    std::vector<std::byte> file, header;
    for (const int byte : {0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A})
        file.push_back(static_cast<std::byte>(byte));
    add_number(header, width);
    add_number(header, height);
    for (const int byte : {8, colour, 0, 0, 0})
        header.push_back(static_cast<std::byte>(byte));
    add_chunk(file, "IHDR", header);
    uLongf size = compressBound(rows.size());
    std::vector<std::byte> packed(size);
    REQUIRE(compress(static_cast<Bytef*>(static_cast<void*>(packed.data())), &size,
                     static_cast<const Bytef*>(static_cast<const void*>(rows.data())), rows.size()) == Z_OK);
    packed.resize(size);
    add_chunk(file, "IDAT", packed);
    add_chunk(file, "IEND", {});
    return file;
}

// From its marker to the end of the picture, as often as is needed.
std::vector<std::byte> with_last_scan_repeated(std::vector<std::byte> file, int scans) {
    constexpr std::array start{std::byte{0xFF}, std::byte{0xDA}};
    const auto last = std::find_end(file.begin(), file.end(), start.begin(), start.end());
    const std::vector<std::byte> scan(last, file.end() - 2);
    for (int more = 3; more < scans; ++more)
        file.insert(file.end() - 2, scan.begin(), scan.end());
    return file;
}

// A progressive one of 64 x 64, whose luminance's first bits come over and over again.
std::vector<std::byte> jpeg_with_scans(int scans) {
    std::vector<jpeg_scan_info> script{{1, {0}, 0, 0, 0, 1}};
    for (int bits = 1; static_cast<int>(script.size()) < std::min(scans, 2); --bits)
        script.push_back({1, {0}, 0, 0, bits, bits - 1});
    script.push_back({1, {0}, 1, 63, 0, 0});
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* memory = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &memory, &size);
    info.image_width = info.image_height = 64;
    info.input_components = 1;
    info.in_color_space = JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    info.scan_info = script.data();
    info.num_scans = static_cast<int>(script.size());
    jpeg_start_compress(&info, TRUE);
    std::vector<unsigned char> row(64, 90);
    for (JSAMPROW line = row.data(); info.next_scanline < info.image_height;)
        jpeg_write_scanlines(&info, &line, 1);
    jpeg_finish_compress(&info);
    std::vector<std::byte> file(size);
    std::memcpy(file.data(), memory, size);
    jpeg_destroy_compress(&info);
    std::free(memory);
    return with_last_scan_repeated(std::move(file), scans);
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

TEST_CASE("A picture that unpacks to more than it says is refused") {
    const std::vector<std::byte> zeros(std::size_t{200} * 1024 * 1024);
    const std::vector<std::byte> bomb = png(8, 8, zeros); // some 200 KiB
    REQUIRE(bomb.size() < 1024 * 1024);
    CHECK(read_picture(bomb).error() == "damaged, or unpacks to more than it says");
    const std::vector<std::byte> rows(std::size_t{8} * (1 + 8 * 4));
    CHECK(read_picture(png(8, 8, rows)).has_value());
    CHECK_FALSE(read_picture(png(8, 8, rows, 9)).has_value()); // a colour type that is none
}

// Each scan goes over all of the picture, however little of the file it takes.
TEST_CASE("A JPEG of a thousand scans is refused") {
    const std::vector<std::byte> usual = jpeg_with_scans(3);
    CHECK(read_picture(usual).has_value());
    CHECK(read_picture(jpeg_with_scans(1000)).error() == "damaged: too many scans");
    CHECK_FALSE(read_picture(std::span(usual).first(usual.size() - 20)).has_value()); // it ends early
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
