// What a configuration names by its content, published at the county: a notice's picture and corrected texts,
// seen on the glass, there after a power cut, gone when nobody names them.
#include <algorithm>
#include <filesystem>
#include <fstream>

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

// A line of full blocks instead of letters: a bar as no text has it.
bool shows_blocks(const Picture& glass) {
    constexpr int ink = 50, longest_in_text = 200, rows_of_a_bar = 10; // pixels
    int run = 0, rows = 0;
    for (std::size_t i = 0; i < glass.grey.size(); ++i) {
        if (i % glass.width == 0) run = 0;
        run = static_cast<unsigned char>(glass.grey[i]) < ink ? run + 1 : 0;
        if (run == longest_in_text + 1) ++rows;
    }
    return rows >= rows_of_a_bar;
}

json published(Station& station, int version, const char* member, const json& value) {
    json document = json::parse(station.configuration());
    document["version"] = document["version"].get<int>() + version;
    document[member] = value;
    return document;
}

json published(Station& station, int version, const json& notice) {
    return published(station, version, "notices", json::array({notice}));
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

TEST_CASE(
    "a text that the county has corrected is on the glass, also after a power cut, until it is taken back") {
    Station station;
    const std::string file = (station.folder() / "zh.pack").string();
    std::ofstream(file)
        << R"({"language": "zh", "texts": {"welcome_title": "████████ {station}", "welcome_start": "████████████", "of_later": "x"}})";
    station.start_kiosk();
    station.wait_for_screen("welcome");
    CHECK_FALSE(shows_blocks(station.glass()));
    json pack = json::parse(station.add_asset(file));
    pack["language"] = "zh";
    station.publish(published(station, 1, "language_packs", json::array({pack})).dump());
    station.wait_for_glass(shows_blocks);
    station.take_picture("corrected-text");
    station.wait_for_log("zh: of_later: this program has no such text");

    station.county_query("DELETE FROM asset_part; DELETE FROM asset");
    station.kill_kiosk();
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.wait_for_glass(shows_blocks);

    station.publish(published(station, 2, "language_packs", json::array()).dump());
    station.wait_for_glass([](const Picture& glass) { return !shows_blocks(glass); });
}
