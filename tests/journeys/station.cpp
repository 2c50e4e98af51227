#include "station.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace journeys {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

namespace {

const std::string programs = LIAISON_PROGRAMS;
const std::string source = LIAISON_SOURCE;

std::string read_file(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

fs::path make_folder() {
    std::string pattern = (fs::temp_directory_path() / "liaison-journey-XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    return pattern;
}

} // namespace

Station::Station(Options options) : options_(options), folder_(make_folder()) {
    const std::string map = log("map");
    if (mkfifo(map.c_str(), 0600) != 0) throw std::runtime_error("no pipe for the screen map");
    map_ = open(map.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC); // both ways: the pipe outlives the kiosk
    make_county();
    if (options_.county_online) start_county();
    start_screen();
    if (options_.with_devices) start_devices();
    write_settings();
    if (!options_.small_disk) return;
    fs::create_directory(log("data"));
    if (run({"mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", log("data")}, log("mount.log"))
            .status != 0)
        throw std::runtime_error("no small disk: " + read_file(log("mount.log")));
}

Station::~Station() {
    kiosk_.reset();
    devices_.reset();
    county_.reset();
    x_server_.reset();
    close(map_);
    if (options_.small_disk) run({"umount", "-l", log("data")}, log("mount.log"));
    if (std::getenv("LIAISON_KEEP_JOURNEYS")) return;
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

// ---- the county ----

void Station::make_county() {
    const std::string server = programs + "/county-server", data = log("county");
    const auto command = [&](std::vector<std::string> arguments, const std::string& input = {}) {
        arguments.insert(arguments.begin(), server);
        const Finished finished = run(arguments, log("county-commands.log"), input);
        if (finished.status != 0)
            throw std::runtime_error("county-server " + arguments[1] + ": " +
                                     read_file(log("county-commands.log")));
        return first_line(finished.output);
    };
    command({"init", "--data", data, "--host", "127.0.0.1"});
    write_file(log("token"), command({"add-station", "--data", data, "--station", "room-017"}) + "\n");
    command({"publish", "--data", data, source + "/config/station.json"});
    write_file(log("first-configuration.json"), command({"export", "--data", data, "--station", "room-017"}));
}

void Station::start_county() {
    const std::string command = "exec '" + programs + "/county-server' serve --data '" + log("county") +
                                "' --listen " + county_listen_ + " 2>&1"; // its log says when a batch has come
    county_ = std::make_unique<Process>(std::vector<std::string>{"sh", "-c", command}, log("county.log"));
    const std::string line = county_->line_with("listening on ", patience);
    county_url_ = line.substr(line.find("https://"));
    county_listen_ = county_url_.substr(std::string("https://").size()); // the same port after a restart
}

void Station::stop_county() {
    county_.reset();
}

void Station::kill_county() {
    county_->send_signal(SIGKILL);
    county_->wait();
}

std::string Station::county_line(const std::string& text) {
    return county_->line_with(text, patience);
}

std::string Station::minutes_from_now(int minutes) const {
    const auto time = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now()) +
                      std::chrono::minutes{minutes};
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[40];
    const std::size_t size = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:00.000Z", &utc);
    return {text, size};
}

std::string Station::appointment_code(const std::string& deputy_id, const std::string& start) {
    const Finished finished =
        run({programs + "/county-server", "issue-appointment", "--data", log("county"), "--station", "room-017",
             "--deputy", deputy_id, "--start", start, "--minutes", "20"},
            log("county-commands.log"));
    if (finished.status != 0)
        throw std::runtime_error("no appointment code: " + read_file(log("county-commands.log")));
    return first_line(finished.output);
}

std::string Station::configuration() const {
    return read_file(source + "/config/station.json");
}

void Station::publish(const std::string& document) {
    write_file(log("publish.json"), document);
    const Finished finished =
        run({programs + "/county-server", "publish", "--data", log("county"), log("publish.json")},
            log("county-commands.log"));
    if (finished.status != 0)
        throw std::runtime_error("not published: " + read_file(log("county-commands.log")));
}

std::string Station::county_query(const std::string& sql) const {
    return first_line(
        run({"sqlite3", "-cmd", ".timeout 5000", log("county") + "/county.sqlite", sql}, log("sqlite.log"))
            .output);
}

std::string Station::kiosk_query(const std::string& sql) const {
    return first_line(
        run({"sqlite3", "-cmd", ".timeout 5000", log("data") + "/station.db", sql}, log("sqlite.log")).output);
}

void Station::wait_for_county(const std::string& sql, const std::string& expected) {
    const auto deadline = Clock::now() + 30s;
    std::string answer = county_query(sql);
    while (answer != expected) { // each batch that arrives is a line of the server's log: nothing is polled
        if (!county_ ||
            !county_->next_line(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("the county answers \"" + answer + "\" and not \"" + expected +
                                     "\" to: " + sql);
        answer = county_query(sql);
    }
}

// ---- the devices ----

void Station::start_devices() {
    fs::create_directory(log("devices"));
    devices_ = std::make_unique<Process>(
        std::vector<std::string>{programs + "/device-sim", "--directory", log("devices"), "--fast"},
        log("devices.log"));
    devices_->line_with("ready", patience);
}

void Station::device(const std::string& command) {
    const Finished finished =
        run({programs + "/device-sim", "send", log("devices"), command}, log("devices.log"));
    if (finished.status != 0) throw std::runtime_error("device-sim refused: " + command);
}

std::string Station::printed_text() const {
    return read_file(log("devices") + "/printer.txt");
}

void Station::wait_for_paper(const std::string& text) {
    const auto deadline = Clock::now() + patience;
    const std::string file = log("devices") + (options_.network_printer ? "/printer-tcp.txt" : "/printer.txt");
    while (read_file(file).find(text) == std::string::npos) {
        if (Clock::now() > deadline)
            throw std::runtime_error("\"" + text + "\" is not on the paper: " + read_file(file));
        read_map(50ms); // whatever the screen tells meanwhile
    }
}

// ---- the glass ----

void Station::start_screen() {
    const std::string size =
        std::to_string(options_.screen.width) + "x" + std::to_string(options_.screen.height) + "x24";
    x_server_ = std::make_unique<Process>(
        std::vector<std::string>{"Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp"},
        log("xvfb.log"));
    const auto number = x_server_->next_line(patience);
    if (!number) throw std::runtime_error("Xvfb does not start");
    display_ = ":" + *number;
}

std::string Station::printer_settings() const {
    if (!options_.printer_file.empty())
        return "[printer]\nkind = \"escpos-file\"\ndevice = \"" + options_.printer_file + "\"\n";
    if (!options_.network_printer)
        return "[printer]\nkind = \"escpos-device\"\ndevice = \"" + log("devices") + "/printer\"\n";
    const std::string port = first_line(read_file(log("devices") + "/printer-tcp"));
    return "[printer]\nkind = \"escpos-tcp\"\ndevice = \"127.0.0.1:" + port + "\"\n";
}

void Station::write_settings() {
    std::ostringstream settings;
    settings << "[station]\nid = \"room-017\"\nfirst_configuration = \"first-configuration.json\"\n"
             << "[county]\nurl = \"" << (county_url_.empty() ? "https://127.0.0.1:9" : county_url_)
             << "\"\nca_certificate = \"county/ca.pem\"\npublic_key = \"county/county-public.pem\"\n"
             << "token_file = \"token\"\nconfiguration_interval_s = 1\n";
    if (options_.with_devices)
        settings << "[card_reader]\nkind = \"sdt-serial\"\ndevice = \"" << log("devices") << "/card-reader\"\n"
                 << "[code_scanner]\nkind = \"serial\"\ndevice = \"" << log("devices") << "/code-scanner\"\n"
                 << printer_settings();
    if (options_.with_sound) settings << "[sound]\nkind = \"file\"\ndevice = \"played.wav\"\n";
    settings << "[screen]\nlarge_text = " << (options_.large_text ? "true" : "false")
             << "\nhigh_contrast = " << (options_.high_contrast ? "true" : "false") << "\n"
             << "[typing]\ndata = \"" LIAISON_TYPING_DATA "\"\n"
             << options_.more_settings;
    write_file(log("kiosk.toml"), settings.str());
}

std::vector<std::string> Station::kiosk_command() const {
    std::vector<std::string> command = options_.kiosk_wrapper;
    command.insert(command.end(), {programs + "/liaison-kiosk", "--config", log("kiosk.toml"), "--data",
                                   log("data"), "--screen-map", log("map")});
    if (options_.count_frames) command.insert(command.end(), {"--frame-log", log("frames")});
    return command;
}

std::size_t Station::frames_within(std::chrono::milliseconds span) {
    const auto drawn = [&] {
        const std::string told = read_file(log("frames"));
        return static_cast<std::size_t>(std::count(told.begin(), told.end(), '\n'));
    };
    const std::size_t before = drawn();
    for (const auto end = Clock::now() + span; Clock::now() < end;)
        read_map(std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()) + 1ms);
    return drawn() - before;
}

void Station::wait_for_log(const std::string& text) {
    const auto deadline = Clock::now() + patience;
    while (read_file(log("kiosk.log")).find(text, log_begins_) == std::string::npos) {
        if (Clock::now() > deadline)
            throw std::runtime_error("the kiosk did not say \"" + text + "\": " + read_file(log("kiosk.log")));
        read_map(50ms); // whatever the screen tells meanwhile
    }
}

void Station::start_kiosk(const std::string& clock_offset) {
    log_begins_ = read_file(log("kiosk.log")).size();
    screen_.clear();
    targets_.clear();
    std::vector<std::string> environment{"DISPLAY=" + display_, "LIBGL_ALWAYS_SOFTWARE=1"};
    environment.insert(environment.end(), options_.kiosk_environment.begin(), options_.kiosk_environment.end());
    if (!clock_offset.empty()) {
        environment.push_back("LD_PRELOAD=" LIAISON_FAKETIME);
        environment.push_back("FAKETIME=" + clock_offset);
        environment.push_back("FAKETIME_DONT_FAKE_MONOTONIC=1");
    }
    kiosk_ = std::make_unique<Process>(kiosk_command(), log("kiosk.log"), environment);
}

Finished Station::run_kiosk(std::vector<std::string> arguments) {
    std::vector<std::string> command = kiosk_command();
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, log("kiosk.log"));
}

void Station::kill_kiosk() {
    kiosk_->send_signal(SIGKILL);
    kiosk_->wait();
    char unread[4096];
    while (read(map_, unread, sizeof unread) > 0) {
    } // what the dead program said about its screen
    map_unread_.clear();
}

// Takes the next line of the screen map; false when the time is over.
bool Station::read_map(std::chrono::milliseconds at_most) {
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

void Station::wait_for_screen(const std::string& screen) {
    const auto deadline = Clock::now() + patience;
    while (read_map(0ms)) {
    }
    while (screen_ != screen)
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("the screen is \"" + screen_ + "\" and not \"" + screen +
                                     "\"; kiosk: " + read_file(log("kiosk.log")));
}

bool Station::has_target(const std::string& id) {
    while (read_map(0ms)) {
    }
    return targets_.contains(id);
}

void Station::wait_until_gone(const std::string& id) {
    const auto deadline = Clock::now() + patience;
    while (has_target(id))
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("\"" + id + "\" stays on the screen \"" + screen_ + "\"");
}

void Station::fill_disk() {
    run({"dd", "if=/dev/zero", "of=" + log("data") + "/ballast", "bs=4096"},
        log("mount.log")); // until it is full
}

void Station::free_disk() {
    fs::remove(fs::path(log("data")) / "ballast");
}

void Station::xdotool(std::vector<std::string> words) {
    words.insert(words.begin(), {"env", "DISPLAY=" + display_, "xdotool"});
    if (run(words, log("xdotool.log")).status != 0)
        throw std::runtime_error("xdotool: " + read_file(log("xdotool.log")));
}

void Station::wait_until_still() {
    while (read_map(400ms))
        continue;
}

void Station::take_picture(const std::string& name) {
    const char* folder = std::getenv("LIAISON_SCREENSHOTS");
    if (!folder) return;
    fs::create_directories(folder);
    wait_until_still();
    const std::string file = std::string(folder) + "/" + name + ".png";
    run({"env", "DISPLAY=" + display_, "import", "-window", "root", file}, log("import.log"));
}

Picture Station::glass() const {
    Picture picture{
        static_cast<std::size_t>(options_.screen.width), static_cast<std::size_t>(options_.screen.height), {}};
    picture.grey =
        run({"import", "-display", display_, "-window", "root", "-colorspace", "Gray", "-depth", "8", "gray:-"},
            log("import.log"))
            .output;
    if (picture.grey.size() != picture.width * picture.height)
        throw std::runtime_error("no picture of the glass");
    return picture;
}

void Station::wait_for_glass(const std::function<bool(const Picture&)>& shows) {
    const auto deadline = Clock::now() + patience;
    while (!shows(glass())) {
        if (Clock::now() > deadline) throw std::runtime_error("the glass does not show what was awaited");
        read_map(50ms);
    }
}

} // namespace journeys
