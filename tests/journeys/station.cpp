#include "station.hpp"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

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

Station::Station(Options options) : Glass(make_folder(), "", options.screen), options_(options) {
    make_county();
    if (options_.county_online) start_county();
    if (options_.with_devices) start_devices();
    write_settings();
    if (options_.small_disk) make_small_disk();
    if (options_.county_online) enrol();
}

void Station::make_small_disk() {
    fs::create_directory(log("data"));
    if (run({"mount", "-t", "tmpfs", "-o", "size=2m,mode=0700", "tmpfs", log("data")}, log("mount.log"))
            .status != 0)
        throw std::runtime_error("no small disk: " + read_file(log("mount.log")));
}

// As whoever sets the machine up does it.
void Station::enrol() {
    const Finished code =
        run({programs + "/county-server", "enrolment-code", "--data", log("county"), "--station", "room-017"},
            log("county-commands.log"));
    const Finished enrolled =
        run({programs + "/liaison-kiosk", "--config", log("kiosk.toml"), "--data", log("data"), "--enrol"},
            log("enrolment.log"), code.output);
    if (code.status != 0 || enrolled.status != 0)
        throw std::runtime_error("not enrolled: " + read_file(log("enrolment.log")));
}

Station::~Station() {
    kiosk_.reset();
    devices_.reset();
    county_.reset();
    if (options_.small_disk) run({"umount", "-l", log("data")}, log("mount.log"));
    if (std::getenv("LIAISON_KEEP_JOURNEYS")) return;
    std::error_code ignored;
    fs::remove_all(folder(), ignored);
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

std::string Station::add_asset(const std::string& file) {
    const Finished finished = run({programs + "/county-server", "add-asset", "--data", log("county"), file},
                                  log("county-commands.log"));
    if (finished.status != 0) throw std::runtime_error("not stored: " + read_file(log("county-commands.log")));
    return finished.output;
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

// ---- the kiosk ----

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
             << "\"\nca_certificate = \"county/ca.pem\"\ntrust_root = \"county/trust-root.json\"\n"
             << "sealing_key = \"county/county-sealing-public.pem\"\n"
             << "configuration_interval_s = 1\n";
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
                                   log("data"), "--screen-map", map_file()});
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

void Station::start_kiosk(const std::string& clock_offset) {
    begin_log();
    auto environment = this->environment();
    environment.insert(environment.end(), options_.kiosk_environment.begin(), options_.kiosk_environment.end());
    if (!clock_offset.empty()) {
        environment.push_back("LD_PRELOAD=" LIAISON_FAKETIME);
        environment.push_back("FAKETIME=" + clock_offset);
        environment.push_back("FAKETIME_DONT_FAKE_MONOTONIC=1");
    }
    kiosk_ = std::make_unique<Process>(kiosk_command(), program_log(), environment);
}

Finished Station::run_kiosk(std::vector<std::string> arguments) {
    std::vector<std::string> command = kiosk_command();
    command.insert(command.end(), arguments.begin(), arguments.end());
    return run(command, program_log());
}

void Station::kill_kiosk() {
    kiosk_->send_signal(SIGKILL);
    kiosk_->wait();
    forget_screen();
}

void Station::fill_disk() {
    run({"dd", "if=/dev/zero", "of=" + log("data") + "/ballast", "bs=4096"},
        log("mount.log")); // until it is full
}

void Station::free_disk() {
    fs::remove(fs::path(log("data")) / "ballast");
}

} // namespace journeys
