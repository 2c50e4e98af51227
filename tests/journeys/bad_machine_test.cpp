// A machine on which something is wrong: the kiosk comes up, says so, and offers what still works.
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "station.hpp"

using namespace journeys;
namespace fs = std::filesystem;

TEST_CASE("no reader, no scanner, no printer, no county: a citizen without papers is received all the same") {
    Station station({.with_devices = false, .county_online = false});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.take_picture("30-no-devices");
    station.touch("language:zh");
    station.touch("without_papers");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    station.take_picture("31-ticket-on-screen");
}

TEST_CASE("a printer without paper: the ticket is on the screen") {
    Station station;
    station.device("printer paper-out");
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("ticket");
    station.take_picture("32-no-paper");
    CHECK(station.printed_text().find("A001") == std::string::npos);
}

TEST_CASE("a corrupt database is set aside and the kiosk starts afresh") {
    Station station;
    fs::create_directory(station.folder() / "data");
    std::ofstream(station.folder() / "data" / "station.db") << std::string(8192, 'x');
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.device("card resident");
    station.wait_for_screen("consent");
    int set_aside = 0; // the damaged file, whole, in a folder beside the new one
    for (const auto& entry : fs::recursive_directory_iterator(station.folder() / "data"))
        if (entry.path().filename() == "station.db" && entry.path().parent_path() != station.folder() / "data")
            ++set_aside;
    CHECK(set_aside == 1);
}

TEST_CASE("a data folder that cannot be written: nothing is taken in, and the citizen is told") {
    Station station;
    fs::remove_all(station.folder() / "data");
    std::ofstream(station.folder() / "data") << "a file where the folder should be";
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.take_picture("33-cannot-save-welcome");
    station.touch("language:zh");
    station.wait_for_screen("problem");
    station.take_picture("34-cannot-save");
    station.touch("way_on");
    station.wait_for_screen("welcome");
}

TEST_CASE("a corrupt first configuration: the kiosk stays up and takes the county's") {
    Station station;
    std::ofstream(station.folder() / "first-configuration.json") << "{\"document\": \"nonsense\"";
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.touch("language:zh"); // there as soon as the county's configuration has come
    station.wait_for_screen("identify");
}

TEST_CASE("fonts that are missing take away their letters only, and the keeper is told") {
    const std::string fonts = "/usr/share/fonts/truetype/noto";
    Station station({.kiosk_wrapper = {"unshare", "--mount", "sh", "-c",
                                       "mount -t tmpfs none " + fonts + " && exec \"$@\"", "sh"}});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.take_picture("37-no-noto-fonts");
    station.touch("language:bo"); // boxes where the letters would be, and everything can be touched
    station.wait_for_screen("identify");
    station.take_picture("38-no-tibetan-font");
    station.wait_for_log("the font ");
    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
}

TEST_CASE("settings with a mistake: the glass says which line, for the keeper") {
    Station station;
    std::ofstream(station.folder() / "kiosk.toml", std::ios::app) << "colour = \"red\"\n";
    station.start_kiosk();
    station.wait_for_screen("settings_problem");
    station.take_picture("35-settings-problem");
    const Finished check = station.run_kiosk({"--check-config"});
    CHECK(check.status == 2);
}

TEST_CASE("a full disk: nothing is told as saved, and the kiosk goes on when there is room again") {
    Station station({.small_disk = true});
    station.start_kiosk();
    station.wait_for_screen("welcome");
    station.fill_disk();
    station.device("card resident");
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    station.touch_first("wait:");
    station.wait_for_screen("problem");
    station.take_picture("36-disk-full");
    station.free_disk();
    station.touch("way_on");
    station.wait_for_screen("on_duty");
}
