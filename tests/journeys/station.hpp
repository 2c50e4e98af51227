// A whole liaison room for a test: a county server over TLS, emulated devices behind real ptys, a real X
// screen, and the kiosk on it. Everything lives in one temporary folder and ends with this object.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "process.hpp"

namespace journeys {

inline constexpr std::chrono::seconds patience{20}; // a slow machine is no failure; a hung program is

struct Size {
    int width = 1920;
    int height = 1080;
};

struct Options {
    Size screen{};
    bool with_devices = true;
    bool county_online = true;
    bool large_text = false;
    bool high_contrast = false;
    bool small_disk = false; // needs the right to mount
    bool with_sound = false; // what is played is appended to played.wav in the folder
    bool network_printer = false;
    std::string printer_file{};                   // instead of a printer: a file, or whatever is in its place
    std::string more_settings{};                  // lines at the end of the machine's settings
    std::vector<std::string> kiosk_environment{}; // "NAME=value"
    std::vector<std::string> kiosk_wrapper{};     // a command that becomes the kiosk in other surroundings
    bool count_frames = false;
};

// The glass, as somebody sees it who stands before it.
struct Picture {
    std::size_t width = 0, height = 0;
    std::string grey; // row by row
};

class Station {
public:
    explicit Station(Options options = {});
    ~Station();

    // ---- the glass ----
    void start_kiosk(const std::string& clock_offset = {}); // "+1d": its wall clock runs a day ahead
    Finished run_kiosk(std::vector<std::string> arguments); // to its end
    void kill_kiosk();                                      // SIGKILL: the plug is pulled
    void wait_for_screen(const std::string& screen);        // throws after 20 s
    bool has_target(const std::string& id);
    void wait_until_gone(const std::string& id); // throws after 20 s
    void touch(const std::string& id); // waits until the target is there, then a real press and release
    void hold(const std::string& id, double seconds);   // a finger that rests there
    void write_on(const std::string& id);               // a stroke of the finger across it: one touch
    void wipe_glass();                                  // a finger that goes over all of it, line by line
    std::string touch_first(const std::string& prefix); // the first target whose name begins so; gives its name
    void touch_all(const std::vector<std::string>& ids);
    int touches() const { return touches_; } // since the last start_counting
    void start_counting() { touches_ = 0; }
    const std::string& screen() const { return screen_; }
    void wait_until_still();                    // until nothing on the screen moves any more
    void take_picture(const std::string& name); // only where LIAISON_SCREENSHOTS names a folder

    // How many pictures the kiosk draws in the coming time. Only with count_frames.
    std::size_t frames_within(std::chrono::milliseconds span);

    Picture glass() const;
    void wait_for_glass(const std::function<bool(const Picture&)>& shows); // throws after 20 s

    // Waits until the kiosk's own log holds the text; throws after 20 s. Only what this start of it wrote
    // counts.
    void wait_for_log(const std::string& text);

    // ---- the devices ----
    void device(const std::string& command); // "card resident", "scan ...": see tools/device-sim
    std::string printed_text() const;
    // Waits until the paper of the printer holds the text; throws after 20 s.
    void wait_for_paper(const std::string& text);

    // ---- the county ----
    void start_county();
    void stop_county();
    void kill_county();
    std::string county_line(const std::string& text); // waits for a line of the server's log
    std::string minutes_from_now(int minutes) const;  // as RFC 3339, whole minutes
    std::string appointment_code(const std::string& deputy_id, const std::string& start);
    void publish(const std::string& document);
    std::string county_query(const std::string& sql) const; // through the sqlite3 program
    std::string kiosk_query(const std::string& sql) const;
    std::string configuration() const; // the document that is published first

    // Waits until the query at the county gives `expected`; throws after 30 s.
    void wait_for_county(const std::string& sql, const std::string& expected);

    // The kiosk's data folder lies on a file system of its own, small enough to fill.
    void fill_disk();
    void free_disk();

    std::filesystem::path folder() const { return folder_; }
    Process& kiosk() { return *kiosk_; }

private:
    void make_county();
    void start_screen();
    void start_devices();
    std::string printer_settings() const;
    void write_settings();
    std::vector<std::string> kiosk_command() const;
    bool read_map(std::chrono::milliseconds at_most);
    std::string log(const char* name) const { return (folder_ / name).string(); }

    Options options_;
    std::filesystem::path folder_;
    std::unique_ptr<Process> county_, devices_, x_server_, kiosk_;
    std::string display_, county_url_, county_listen_ = "127.0.0.1:0";
    int map_ = -1;
    std::string map_unread_;
    std::string screen_;
    void xdotool(std::vector<std::string> words);

    std::map<std::string, std::pair<int, int>> targets_; // id -> centre
    int touches_ = 0;
    std::size_t log_begins_ = 0; // of the present kiosk in its log
};

} // namespace journeys
