// A notice's picture: published at the county, seen on the glass, there after a power cut, gone when nobody
// names it.
#include <algorithm>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;
using nlohmann::json;

namespace {

// Black as nothing else on the glass is: its ink is a dark brown.
bool shows_black_picture(const Picture& glass) {
    constexpr std::ptrdiff_t at_least = 15'000; // pixels
    return std::count(glass.grey.begin(), glass.grey.end(), '\0') > at_least;
}

json published(Station& station, int version, const json& notice) {
    json document = json::parse(station.configuration());
    document["version"] = document["version"].get<int>() + version;
    document["notices"] = {notice};
    return document;
}

} // namespace

TEST_CASE(
    "a notice's picture is seen, also after a power cut from its own disk, and goes when nobody names it") {
    Station station;
    const std::string file = (station.folder() / "notice.png").string();
    REQUIRE(run({"convert", "-size", "640x480", "xc:black", "png24:" + file}, file + ".log").status == 0);
    station.start_kiosk();
    station.wait_for_screen("welcome");
    CHECK_FALSE(shows_black_picture(station.glass()));
    const json pictured = {{"zh", "测试通知"}, {"picture", json::parse(station.add_asset(file))}};
    station.publish(published(station, 1, pictured).dump());
    station.wait_for_glass(shows_black_picture);
    station.take_picture("notice-with-picture");

    station.county_query("DELETE FROM asset_part; DELETE FROM asset"); // whoever wants it again does not get it
    station.kill_kiosk();
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.wait_for_glass(shows_black_picture);

    station.publish(published(station, 2, {{"zh", "测试通知二"}}).dump());
    station.wait_for_glass([](const Picture& glass) { return !shows_black_picture(glass); });
    CHECK(std::filesystem::exists(station.folder() / "data" /
                                  "assets")); // what may be gone back to keeps its picture
    station.publish(published(station, 3, {{"zh", "测试通知三"}}).dump());
    station.wait_for_log("1 files that no configuration names were deleted");
}
