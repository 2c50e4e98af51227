// A camera instead of a scanner: what it sees is seen in the kiosk's window, and a code before it checks in.
#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "code-pictures/rendering.hpp"
#include "steps.hpp"

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

// A JPEG keeps a tone nearly.
std::size_t pixels_near(const Picture& glass, std::uint8_t tone) {
    return static_cast<std::size_t>(std::count_if(glass.grey.begin(), glass.grey.end(), [tone](char grey) {
        return std::abs(static_cast<std::uint8_t>(grey) - tone) <= 3;
    }));
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
    station.wait_for_glass([&](const Picture& glass) { // while the screen comes in, its tones are not yet these
        const Extent dark = extent_of(glass, left_tone), light = extent_of(glass, right_tone);
        const bool is_mirrored = light.middle() < dark.middle();
        return dark.count > surface && light.count > surface && is_mirrored;
    });
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

TEST_CASE("a sheet of paper is photographed at the desk, survives the plug, and the county has it") {
    const Recorded camera;
    Station station({.more_settings = camera.settings()});
    camera.show(empty_room());
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch_all({"category:0", "leaf:circumstances", "photograph"});
    station.wait_for_screen("desk_sheet");
    constexpr std::size_t surface = 50'000;
    const auto dark_is_left = [](const Picture& glass) { // not mirrored: it is to be read
        const Extent dark = extent_of(glass, left_tone), light = extent_of(glass, right_tone);
        return dark.count > surface && light.count > surface && dark.middle() < light.middle();
    };
    station.wait_for_glass(dark_is_left);
    station.take_picture("62-desk-sheet");
    station.touch("take_sheet");
    station.touch("another_sheet"); // it is there once the first one is kept
    station.touch("take_sheet");
    station.touch("drop_sheet"); // the second one is not needed
    station.wait_for_screen("desk_reception");
    station.kill_kiosk();

    station.start_kiosk();
    station.wait_for_screen("welcome");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_reception"); // the one that is under way
    station.touch_all({"leaf:circumstances", "sheet:0"});
    station.wait_for_screen("desk_sheet");
    station.wait_for_glass([](const Picture& glass) {
        return pixels_near(glass, left_tone) > surface && pixels_near(glass, right_tone) > surface;
    });
    station.take_picture("63-desk-sheet-again");
    station.touch("back");
    station.wait_for_screen("desk_reception");
    station.touch_all({"opinion:0", "no_matter", "finish_reception"});
    station.wait_for_screen("desk_list");
    station.wait_for_county("SELECT count(*) FROM sheet WHERE whole_at IS NOT NULL", "1");
    // It came whole, and sealed: it does not begin as a JPEG does ("/9j/" is FF D8 FF in base64).
    CHECK(station.county_query("SELECT substr(base64, 1, 4) <> '/9j/' FROM sheet_part WHERE first_byte = 0") ==
          "1");
    CHECK(station.county_query(
              "SELECT count(*) FROM record WHERE kind='reception' AND body LIKE '%\"sha256\"%'") == "1");
    CHECK(station.kiosk_query("SELECT count(*) FROM sheets") == "1");
}
