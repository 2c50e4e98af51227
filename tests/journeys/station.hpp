// A whole liaison room for a test: a county server over TLS, emulated devices behind real ptys, a real X
// screen, and the kiosk on it. Everything lives in one temporary folder and ends with this object.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "glass.hpp"

namespace journeys {

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

class Station : public Glass {
public:
    explicit Station(Options options = {});
    ~Station();

    // ---- the kiosk, and its glass ----
    void start_kiosk(const std::string& clock_offset = {}); // "+1d": its wall clock runs a day ahead
    Finished run_kiosk(std::vector<std::string> arguments); // to its end
    void kill_kiosk();                                      // SIGKILL: the plug is pulled

    // How many pictures the kiosk draws in the coming time. Only with count_frames.
    std::size_t frames_within(std::chrono::milliseconds span);

    // ---- the devices ----
    void device(const std::string& command); // "card resident", "scan ...": see tools/device-sim
    std::string printed_text() const;
    // Waits until the paper of the printer holds the text; throws after 20 s.
    void wait_for_paper(const std::string& text);

    // ---- the county ----
    void start_county();
    void stop_county();
    void kill_county();
    std::string minutes_from_now(int minutes) const; // as RFC 3339, whole minutes
    std::string appointment_code(const std::string& deputy_id, const std::string& start);
    void publish(const std::string& document);
    std::string add_asset(const std::string& file); // stored at the county; gives how a configuration names it
    std::string county_query(const std::string& sql) const; // through the sqlite3 program
    std::string kiosk_query(const std::string& sql) const;
    // As kiosk_query, with the store's own functions and keys, so that sealed values can be opened: see
    // kiosk/store/seals.hpp.
    std::string kiosk_reads(const std::string& sql) const;
    std::string configuration() const; // the document that is published first

    // Waits until the query at the county gives `expected`; throws after 30 s.
    void wait_for_county(const std::string& sql, const std::string& expected);

    // The kiosk's data folder lies on a file system of its own, small enough to fill.
    void fill_disk();
    void free_disk();

    Process& kiosk() { return *kiosk_; }

private:
    void make_county();
    void make_small_disk();
    void enrol();
    void start_devices();
    std::string printer_settings() const;
    void write_settings();
    std::vector<std::string> kiosk_command() const;

    Options options_;
    std::unique_ptr<Process> county_, devices_, kiosk_;
    std::string county_url_, county_listen_ = "127.0.0.1:0";
};

} // namespace journeys
