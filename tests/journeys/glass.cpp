#include "glass.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace journeys {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

} // namespace

Glass::Glass(const fs::path& folder, std::string name, Size size)
    : folder_(folder), name_(std::move(name)), size_(size) {
    if (mkfifo(map_file().c_str(), 0600) != 0) throw std::runtime_error("no pipe for the screen map");
    map_ =
        open(map_file().c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC); // both ways: the pipe outlives the program
    start_screen();
}

Glass::~Glass() {
    close(map_);
}

std::vector<std::string> Glass::environment() const {
    return {"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1"};
}

void Glass::begin_log() {
    log_begins_ = read_file(program_log()).size();
    forget_screen();
}

void Glass::wait_for_log(const std::string& text) {
    const auto deadline = Clock::now() + patience;
    while (read_file(program_log()).find(text, log_begins_) == std::string::npos) {
        if (Clock::now() > deadline)
            throw std::runtime_error("the program did not say \"" + text + "\": " + read_file(program_log()));
        read_map(50ms); // whatever the screen tells meanwhile
    }
}

void Glass::forget_screen() {
    char unread[4096];
    while (read(map_, unread, sizeof unread) > 0) {
    } // what the dead program said about its screen
    map_unread_.clear();
    screen_.clear();
    targets_.clear();
}

void Glass::start_screen() {
    const std::string size = std::to_string(size_.width) + "x" + std::to_string(size_.height) + "x24";
    x_server_ = std::make_unique<Process>(
        std::vector<std::string>{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"},
        own("xvfb.log"));
    const auto number = x_server_->next_line(patience);
    if (!number) throw std::runtime_error("Xvfb does not start");
    display_ = ":" + *number;
}

// Takes the next line of the screen map; false when the time is over.
bool Glass::read_map(std::chrono::milliseconds at_most) {
    const auto deadline = Clock::now() + at_most;
    std::size_t end = 0;
    while ((end = map_unread_.find('\n')) == std::string::npos) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready{map_, POLLIN, 0};
        if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) return false;
        char piece[65536];
        const ssize_t size = read(map_, piece, sizeof piece);
        if (size > 0) map_unread_.append(piece, static_cast<std::size_t>(size));
    }
    const auto map = nlohmann::json::parse(map_unread_.substr(0, end));
    map_unread_.erase(0, end + 1);
    screen_ = map.at("screen").get<std::string>();
    targets_.clear();
    for (const auto& target : map.at("targets"))
        if (target.at("enabled").get<bool>())
            targets_[target.at("id").get<std::string>()] = {
                target.at("x").get<int>() + target.at("width").get<int>() / 2,
                target.at("y").get<int>() + target.at("height").get<int>() / 2};
    return true;
}

void Glass::wait_for_screen(const std::string& screen) {
    const auto deadline = Clock::now() + patience;
    while (read_map(0ms)) {
    }
    while (screen_ != screen)
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("the screen is \"" + screen_ + "\" and not \"" + screen +
                                     "\"; kiosk: " + read_file(program_log()));
}

bool Glass::has_target(const std::string& id) {
    while (read_map(0ms)) {
    }
    return targets_.contains(id);
}

void Glass::wait_for_target(const std::string& id) {
    const auto deadline = Clock::now() + patience;
    while (!has_target(id))
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("nothing to touch is called \"" + id + "\" on the screen \"" + screen_ +
                                     "\"");
}

void Glass::wait_until_gone(const std::string& id) {
    const auto deadline = Clock::now() + patience;
    while (has_target(id))
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("\"" + id + "\" stays on the screen \"" + screen_ + "\"");
}

void Glass::xdotool(std::vector<std::string> words) {
    words.insert(words.begin(), {"env", "DISPLAY=" + display_, "xdotool"});
    if (run(words, log("xdotool.log")).status != 0)
        throw std::runtime_error("xdotool: " + read_file(log("xdotool.log")));
}

void Glass::wait_until_still() {
    while (read_map(400ms))
        continue;
}

void Glass::take_picture(const std::string& name) {
    const char* folder = std::getenv("LIAISON_SCREENSHOTS");
    if (!folder) return;
    fs::create_directories(folder);
    wait_until_still();
    const std::string file = std::string(folder) + "/" + name + ".png";
    run({"env", "DISPLAY=" + display_, "import", "-window", "root", file}, log("import.log"));
}

Picture Glass::glass() const {
    Picture picture{static_cast<std::size_t>(size_.width), static_cast<std::size_t>(size_.height), {}};
    picture.grey =
        run({"import", "-display", display_, "-window", "root", "-colorspace", "Gray", "-depth", "8", "gray:-"},
            log("import.log"))
            .output;
    if (picture.grey.size() != picture.width * picture.height)
        throw std::runtime_error("no picture of the glass");
    return picture;
}

void Glass::wait_for_glass(const std::function<bool(const Picture&)>& shows) {
    const auto deadline = Clock::now() + patience;
    while (!shows(glass())) {
        if (Clock::now() > deadline) throw std::runtime_error("the glass does not show what was awaited");
        read_map(50ms);
    }
}

} // namespace journeys
