// What the running programs leave behind of the people who came: neither a log nor a crash says who they were.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "steps.hpp"

using namespace journeys;
namespace fs = std::filesystem;

namespace {

const std::string name = "测试来访";
const std::string number = "999999195607120019";

std::string content_of(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

bool is_of_the_station(const fs::path& file) {
    const std::string known = file.filename().string();
    return known.starts_with("kiosk.log") || known.ends_with(".txt") || known.starts_with("core") ||
           known.starts_with("station.db") || known.ends_with(".key");
}

// Every file of the kiosk and every log; what the test itself has for devices or paper is not theirs.
std::vector<fs::path> files_of(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied))
        if (entry.is_regular_file() && is_of_the_station(entry.path())) files.push_back(entry.path());
    return files;
}

void check_say_nothing(const Station& station) {
    bool looked_at_the_log = false;
    for (const fs::path& file : files_of(station.folder())) {
        const std::string content = content_of(file);
        looked_at_the_log = looked_at_the_log || content.find("printed") != std::string::npos;
        INFO(file.string());
        for (const std::string& text :
             {name, number, number.substr(0, 17), number.substr(6, 8), std::string("维西")})
            CHECK(content.find(text) == std::string::npos);
    }
    CHECK(looked_at_the_log); // the visit's own lines stand there, without the visitor
}

} // namespace

TEST_CASE("privacy: after a visit and a log no file of the station says who came, neither does a crash") {
    Station station;
    station.start_kiosk();
    const std::string deputy = check_in_and_leave(station, "card resident " + name + " " + number);
    station.wait_for_county(
        "SELECT count(*) FROM record WHERE kind='check_in' AND body LIKE '%" + number + "%'", "1");
    enter_pin(station, deputy);
    station.wait_for_screen("desk_list");
    station.touch("call_next");
    station.wait_for_screen("desk_called");
    station.touch("visitor_came");
    station.wait_for_screen("desk_reception");
    station.touch("category:0");
    station.touch_all({"type.w", "type.e", "type.i", "type.x", "type.i"});
    station.wait_until_still();
    station.touch("type.candidate0");
    station.touch("finish_reception"); // writes the draft
    station.wait_for_screen("desk_signing");
    check_say_nothing(station);
    station.kiosk().send_signal(SIGABRT); // as an assertion of our own would end it
    station.kiosk().wait();
    check_say_nothing(station);
    station.start_kiosk();
    enter_pin(station, deputy);
    station.wait_for_screen("desk_reception"); // the draft is there again
    station.touch("finish_reception");
    station.wait_for_screen("desk_signing");
    station.touch("declined:cannot_write");
    station.write_on("sign_deputy");
    station.touch("keep_log");
    station.wait_for_screen("desk_list");
    station.wait_for_county("SELECT count(*) FROM record WHERE kind='opinion' AND body LIKE '%维西%'", "1");
    check_say_nothing(station);
}
