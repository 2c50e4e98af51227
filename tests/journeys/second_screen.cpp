#include "second_screen.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <poll.h>

#include "station.hpp"

namespace journeys {

namespace {

// The last line of what the view told of its screen.
std::string last_line(const std::string& file) {
    std::ifstream in(file);
    std::string line, last;
    while (std::getline(in, line))
        last = line;
    return last;
}

} // namespace

SecondScreen::SecondScreen(const std::filesystem::path& folder) : folder_(folder) {
    x_server_ = std::make_unique<Process>(
        std::vector<std::string>{"Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"},
        log("second-xvfb.log"));
    const auto number = x_server_->next_line(patience);
    if (!number) throw std::runtime_error("Xvfb does not start");
    display_ = ":" + *number;
    view_ = std::make_unique<Process>(
        std::vector<std::string>{LIAISON_PROGRAMS "/liaison-kiosk", "--call-view", "--config",
                                 log("kiosk.toml"), "--data", log("data"), "--screen-map", log("board-map")},
        log("call-view.log"), std::vector<std::string>{"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1"});
}

void SecondScreen::wait_for_called(const std::string& numbers) {
    const std::string wanted = "\"screen\":\"call_board" + (numbers.empty() ? "" : " " + numbers) + "\"";
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (last_line(log("board-map")).find(wanted) == std::string::npos) {
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("the call view shows not \"" + numbers +
                                     "\" but: " + last_line(log("board-map")));
        poll(nullptr, 0, 50); // a file tells nobody that it grew
    }
}

void SecondScreen::take_picture(const std::string& name) {
    const char* pictures = std::getenv("LIAISON_SCREENSHOTS");
    if (!pictures) return;
    std::filesystem::create_directories(pictures);
    run({"env", "DISPLAY=" + display_, "import", "-window", "root",
         std::string(pictures) + "/" + name + ".png"},
        log("import.log"));
}

} // namespace journeys
