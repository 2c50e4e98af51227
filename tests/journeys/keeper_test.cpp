// The keeper at the real glass: the hidden corner, the PIN, each test, the diagnosis on a stick.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <unistd.h>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;
namespace fs = std::filesystem;

namespace {

void open_page(Station& station, const std::string& pin = "7391") {
    station.wait_for_screen("welcome");
    station.hold("keeper_corner", 5); // a loaded machine sees the finger late
    station.wait_for_screen("keeper_pin");
    for (const char digit : pin)
        station.touch("key." + std::string(1, digit));
    station.touch("submit_pin");
}

std::string everything_below(const fs::path& folder) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all;
}

} // namespace

TEST_CASE("a keeper rests a finger on the corner, enters the PIN and sees every device") {
    Station station;
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.hold("keeper_corner", 1); // too short
    CHECK(station.screen() == "welcome");
    open_page(station, "0000");
    station.wait_for_screen("keeper_checking_pin");
    station.wait_for_screen("keeper_pin");
    CHECK_FALSE(station.has_target("export"));
    station.take_picture("40-keeper-wrong-pin");
    for (const char digit : std::string("7391"))
        station.touch("key." + std::string(1, digit));
    station.touch("submit_pin");
    station.wait_for_screen("keeper_overview");
    station.take_picture("41-keeper-overview");
    for (const char* test : {"test_reader", "test_scanner", "test_printer", "test_glass"})
        CHECK(station.has_target(test));
    station.device("printer cover-open");
    station.device("fault card-reader unplug");
    station.wait_for_log("printer: does not work");
    station.wait_for_log("card reader: does not work");
    station.take_picture("42-keeper-trouble");
    station.touch("sign_out");
    station.wait_for_screen("welcome");
}

TEST_CASE("a keeper tries out reader, scanner, printer and glass") {
    Station station;
    station.start_kiosk();
    open_page(station);
    station.wait_for_screen("keeper_overview");

    station.touch("test_reader");
    station.wait_for_screen("keeper_test_reader");
    station.device("card resident");
    station.wait_for_log("the card reader under test: read");
    station.take_picture("43-keeper-card");
    station.device("card remove");
    station.touch("back");
    station.wait_for_screen("keeper_overview");

    station.touch("test_scanner");
    station.wait_for_screen("keeper_test_scanner");
    station.device("scan https://example.invalid/anything");
    station.wait_for_log("the code scanner under test: read");
    station.take_picture("44-keeper-code");
    station.touch("back");
    station.wait_for_screen("keeper_overview");

    station.touch("test_printer");
    station.wait_for_paper("[CUT]");
    const std::string paper = station.printed_text();
    CAPTURE(paper);
    CHECK(paper.find("打印测试页") != std::string::npos);
    CHECK(paper.find("[QR: TEST-PRINTER]") != std::string::npos);
    CHECK(paper.find("[PICTURE 576x") != std::string::npos);
    station.take_picture("45-keeper-page");

    station.touch("test_glass");
    station.wait_for_screen("keeper_test_glass");
    station.wipe_glass();
    station.wait_for_log("the glass under test: all of it is felt");
    station.take_picture("46-keeper-glass");
    station.touch("back");
    station.wait_for_screen("keeper_overview");
    CHECK(station.kiosk_query("SELECT count(*) FROM check_ins") == "0");
    CHECK(station.kiosk_query("SELECT count(*) FROM print_jobs") == "0");
}

TEST_CASE("a keeper's diagnosis lies on the stick and says nothing about the visitor who was there") {
    const fs::path stick = fs::temp_directory_path() / ("liaison-stick-" + std::to_string(getpid()));
    fs::create_directory(stick);
    Station station({.more_settings = "[keeper]\nexport_folder = \"" + stick.string() + "\"\n"});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.device("card resident 测试乙 999999199001010024");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    station.device("card remove");
    station.touch("finish");
    open_page(station);
    station.wait_for_screen("keeper_overview");
    station.touch("export");
    station.wait_for_log("diagnosis written");
    station.take_picture("47-keeper-exported");
    const std::string written = everything_below(stick);
    CHECK(written.find("station: room-017") != std::string::npos);
    CHECK(written.find("printer: works") != std::string::npos);
    CHECK(written.find("configuration 1 is in force") != std::string::npos);
    CHECK(written.find("测试乙") == std::string::npos);
    CHECK(written.find("19900101") == std::string::npos);
    CHECK(written.find("scrypt") == std::string::npos);
    fs::remove_all(stick);
}

TEST_CASE("the keeper's page in portrait and in high contrast") {
    Station station({.screen = {1080, 1920}, .high_contrast = true});
    station.start_kiosk();
    open_page(station);
    station.wait_for_screen("keeper_overview");
    station.take_picture("48-keeper-portrait-contrast");
    station.touch("test_glass");
    station.wait_for_screen("keeper_test_glass");
    station.take_picture("49-keeper-glass-portrait");
    station.touch("back");
    station.wait_for_screen("keeper_overview");
}
