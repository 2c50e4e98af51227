// A camera instead of a scanner: what it sees is seen in the kiosk's window, and a code before it checks in.
#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "code-pictures/rendering.hpp"
#include "station.hpp"

using namespace journeys;

namespace {

namespace fs = std::filesystem;

// The recording that stands in for the camera: one picture, until there is another one.
class Recorded {
public:
    Recorded() {
        std::string pattern = (fs::temp_directory_path() / "liaison-camera-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        folder_ = pattern;
    }
    Recorded(const Recorded&) = delete;
    Recorded& operator=(const Recorded&) = delete;
    ~Recorded() {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }

    void show(const drivers::GreyPicture& picture) const {
        const fs::path next = folder_ / "next.part";
        std::ofstream(next, std::ios::binary) << "P5 " << picture.width << " " << picture.height << " 255\n"
                                              << std::string(picture.pixels.begin(), picture.pixels.end());
        fs::rename(next, folder_ / "frame.pgm");
    }
    std::string settings() const {
        return "[camera]\nkind = \"replay\"\ndevice = \"" + folder_.string() + "\"\n";
    }

private:
    fs::path folder_;
};

constexpr std::uint8_t left_tone = 53, right_tone = 201;

// Nobody there: a wall whose left half is dark.
drivers::GreyPicture empty_room() {
    drivers::GreyPicture picture;
    picture.width = 1280;
    picture.height = 720;
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            picture.pixels.push_back(x < picture.width / 2 ? left_tone : right_tone);
    return picture;
}

// Held up in a hand, as people do: turned, tilted and not quite sharp.
drivers::GreyPicture phone_with(const std::string& code) {
    code_pictures::Scene scene;
    scene.width = 1280;
    scene.height = 720;
    code_pictures::CodeOnSurface phone;
    phone.text = code;
    phone.module = 7;
    phone.middle_x = 600;
    phone.middle_y = 350;
    phone.turn = 0.2;
    phone.tilt = 0.35;
    phone.tilt_axis = 0.6;
    scene.codes = {phone};
    scene.focus_blur = 0.8;
    scene.noise = 3;
    return code_pictures::render(scene);
}

struct Extent {
    std::size_t columns = 0, count = 0; // summed up; pixels
    std::size_t middle() const { return columns / std::max<std::size_t>(1, count); }
};

// Where a tone stands in the window, if it fills a surface.
Extent extent_of(const Picture& glass, std::uint8_t tone) {
    Extent extent;
    for (std::size_t y = 0; y < glass.height; ++y)
        for (std::size_t x = 4; x < glass.width; ++x) {
            bool plain = true;
            for (std::size_t back = 0; back < 4; ++back)
                plain = plain && static_cast<std::uint8_t>(glass.grey[y * glass.width + x - back]) == tone;
            if (!plain) continue;
            extent.columns += x;
            ++extent.count;
        }
    return extent;
}

} // namespace

TEST_CASE("a code before the camera checks in; the preview is a mirror, and gone with the screen that asks") {
    const Recorded camera;
    Station station({.more_settings = camera.settings()});
    camera.show(empty_room());
    station.start_kiosk();
    station.wait_for_screen("welcome");
    constexpr std::size_t surface = 5'000; // pixels: far more than text can have of one tone
    CHECK(extent_of(station.glass(), left_tone).count < surface); // off where nobody is asked
    station.touch("language:zh");
    station.wait_for_screen("identify");
    Extent dark, light;
    station.wait_for_glass([&](const Picture& glass) { // while the screen comes in, its tones are not yet these
        dark = extent_of(glass, left_tone);
        light = extent_of(glass, right_tone);
        return dark.count > surface && light.count > surface;
    });
    CHECK(light.middle() < dark.middle()); // mirrored
    station.take_picture("60-camera-preview");

    camera.show(phone_with(station.appointment_code("deputy-01", station.minutes_from_now(15))));
    station.wait_for_screen("arrival");
    station.take_picture("61-camera-arrival");
    CHECK(extent_of(station.glass(), left_tone).count < surface);
    station.touch("confirm_arrival");
    station.wait_for_screen("ticket");
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='appointment' AND body LIKE '%\"state\":\"arrived\"%'", "1");
    CHECK(station.kiosk_query("SELECT count(*) FROM check_ins") == "1");
}
