#include "catch.hpp"

#include <array>
#include <cstdio>
#include <fstream>

#include "code-pictures/camera_set.hpp"
#include "qr_pictures.hpp"
#include "simulator.hpp"

#include "drivers/code_picture/picture_decoder.hpp"
#include "drivers/code_picture/picture_filters.hpp"
#include "drivers/code_picture/qr/qr_reader.hpp"

using namespace drivers;
using namespace drivers_test;

namespace {

std::vector<std::string> texts_in(const GreyPicture& picture) {
    std::vector<std::string> texts;
    for (const auto& code : decode_picture(picture.view(), CodeFormats::all)) {
        CHECK(code.format == "QRCode");
        texts.push_back(code.text);
    }
    return texts;
}

const std::string ours = "LZ1:TEST-0001/ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("QR codes as they are met") {
    Random random(7);
    const GreyPicture plain = qr_picture(ours, 6);
    const std::vector<std::pair<const char*, GreyPicture>> rows{
        {"plain", plain},
        {"one pixel a module", qr_picture(ours, 1)},
        {"two pixels a module", qr_picture(ours, 2)},
        {"thirty pixels a module", qr_picture(ours, 30)},
        {"inverted", inverted(plain.view())},
        {"turned by 17 degrees", turned(plain, 17)},
        {"turned by 90 degrees", turned(plain, 90)},
        {"turned by 135 degrees", turned(plain, 135)},
        {"turned and inverted", inverted(turned(plain, 200).view())},
        {"blurred", blurred(plain, 2)},
        {"blurred more", blurred(plain, 3)},
        {"noisy", noisy(plain, 90, random)},
        {"in the shade", shaded(plain)},
        {"faded", faded(plain)},
        {"faded and blurred", blurred(faded(plain), 2)},
    };
    for (const auto& [what, picture] : rows) {
        INFO(what);
        CHECK(texts_in(picture) == Texts{ours});
    }
}

TEST_CASE("each kind of try on a camera's frames reads a plain code") {
    const GreyPicture frame = qr_picture(ours, 6);
    for (unsigned turn = 0; turn < frame_turns; ++turn) {
        INFO(turn);
        const auto codes = decode_frame(frame.view(), turn);
        REQUIRE(codes.size() == 1);
        CHECK(codes.front().text == ours);
    }
}

TEST_CASE("of the rendered camera set no less is read than was") {
    // The largest pictures take too long to make for a test that runs at every change: bench-decode has them
    // all.
    std::array<int, code_pictures::severities> read{};
    for (const char* kind :
         {"rotations", "perspective", "blurred", "noise", "glare", "shadows", "curved", "damaged"})
        for (int severity = 0; severity < code_pictures::severities; ++severity) {
            INFO(kind << ' ' << severity);
            const auto shot = code_pictures::make_shot(kind, severity, 0);
            const auto picture = code_pictures::render(shot.scene);
            const auto codes = decode_picture(picture.view(), CodeFormats::qr_only);
            for (const auto& code : codes)
                CHECK(shot.shows(code.text));
            if (!codes.empty()) ++read[static_cast<std::size_t>(severity)];
        }
    INFO(read[0] << ' ' << read[1] << ' ' << read[2]);
    CHECK(read[0] >= 8);
    CHECK(read[1] >= 8);
    CHECK(read[2] >= 6);
}

namespace {

GreyPicture rendered(const char* kind, int severity, unsigned number) {
    return code_pictures::render(code_pictures::make_shot(kind, severity, number).scene);
}

// White, as glare leaves it: the corner is at the top left (0, 0), top right (1, 0) or bottom left (0, 1).
GreyPicture without_corner(GreyPicture picture, int across, int down) {
    const int hidden = picture.width / 3;
    for (int y = 0; y < hidden; ++y)
        for (int x = 0; x < hidden; ++x)
            picture.pixels[static_cast<std::size_t>((down * (picture.height - hidden) + y) * picture.width +
                                                    across * (picture.width - hidden) + x)] = 255;
    return picture;
}

} // namespace

TEST_CASE("a code is read although one of its corners is hidden") {
    const GreyPicture whole = qr_picture(ours, 7);
    for (const auto& [across, down] : {std::pair{0, 0}, {1, 0}, {0, 1}}) {
        INFO(across << ' ' << down);
        const GreyPicture picture = without_corner(whole, across, down);
        CHECK(texts_in(picture) == Texts{ours});
        CHECK(texts_in(turned(picture, 30)) == Texts{ours});
    }
}

TEST_CASE("all codes of a picture with many") {
    const auto shot = code_pictures::make_shot("lots", 1, 0);
    auto found = texts_in(code_pictures::render(shot.scene));
    Texts expected;
    for (const auto& code : shot.scene.codes)
        expected.push_back(code.text);
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    CHECK(found == expected);
}

TEST_CASE("the search ends when its work is used up, wherever it is") {
    const GreyPicture picture = rendered("nominal", 0, 0);
    qr::Effort effort;
    effort.radius = 100;
    Work none(1);
    CHECK(qr::read_qr_codes(picture.view(), effort, none).codes.empty());
    Work enough(1'000'000'000);
    CHECK_FALSE(qr::read_qr_codes(picture.view(), effort, enough).codes.empty());
    CHECK(enough.is_left());
}

TEST_CASE("several codes in one picture, each once") {
    const GreyPicture two = beside(qr_picture("LZ1:LEFT", 5), turned(qr_picture("LZ1:RIGHT", 5), 10));
    auto found = texts_in(beside(two, inverted(qr_picture("LZ1:DARK", 5).view())));
    std::sort(found.begin(), found.end());
    CHECK(found == Texts{"LZ1:DARK", "LZ1:LEFT", "LZ1:RIGHT"});
}

TEST_CASE("Chinese text in a code is read as the UTF-8 that it is") {
    CHECK(texts_in(qr_picture("代表联络室", 5)) == Texts{"代表联络室"});
    CHECK(texts_in(qr_picture("测试", 5)) == Texts{"测试"});
}

TEST_CASE("no code in paper, noise or nothing") {
    Random random(11);
    const GreyPicture paper{200, 150, std::vector<std::uint8_t>(30'000, 255)};
    CHECK(texts_in(paper).empty());
    CHECK(texts_in(noisy(faded(paper), 120, random)).empty());
    CHECK(texts_in(GreyPicture{}).empty());
    CHECK(texts_in(GreyPicture{1, 1, {0}}).empty());
    CHECK(texts_in(GreyPicture{3, 900, std::vector<std::uint8_t>(2700, 0)}).empty());
}

TEST_CASE("filters do what they say") {
    const GreyPicture picture{2, 2, {0, 100, 200, 255}};
    CHECK(inverted(picture.view()).pixels == std::vector<std::uint8_t>{255, 155, 55, 0});
    CHECK(shrunk(picture.view(), 2).pixels == std::vector<std::uint8_t>{138});
    const GreyPicture large = doubled(picture.view());
    CHECK(large.width == 4);
    CHECK(large.pixels.front() == 0);
    CHECK(large.pixels.back() == 255);
    CHECK(large.pixels[1] == 25);
}

TEST_CASE("a picture out of a file, and files that are none") {
    const Simulator simulator; // only for its folder
    const std::string path = simulator.path("code.pgm");
    const GreyPicture picture = qr_picture(ours, 3);
    {
        std::ofstream out(path, std::ios::binary);
        out << "P5\n" << picture.width << ' ' << picture.height << "\n255\n";
        out.write(reinterpret_cast<const char*>(picture.pixels.data()),
                  static_cast<std::streamsize>(picture.pixels.size()));
    }
    const auto loaded = load_picture(path);
    REQUIRE(loaded);
    CHECK(loaded->pixels == picture.pixels);
    const std::string huge = simulator.path("huge.pgm");
    std::ofstream(huge) << "P5\n60000 60000\n255\n";
    for (const std::string& bad : {simulator.path("missing"), simulator.path("printer.txt"),
                                   simulator.path("printer"), simulator.path(""), huge}) {
        INFO(bad);
        const auto result = load_picture(bad);
        REQUIRE_FALSE(result);
        CHECK_FALSE(result.error().empty());
    }
}
