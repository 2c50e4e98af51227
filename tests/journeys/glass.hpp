// A real X screen with one window of the program on it: what it tells of itself, and fingers that touch it.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "process.hpp"

namespace journeys {

inline constexpr std::chrono::seconds patience{20}; // a slow machine is no failure; a hung program is

struct Size {
    int width = 1920;
    int height = 1080;
};

// The glass, as somebody sees it who stands before it.
struct Picture {
    std::size_t width = 0, height = 0;
    std::string grey; // row by row
};

class Glass {
public:
    // `name` begins the names of its files in `folder`.
    Glass(const std::filesystem::path& folder, std::string name, Size size);
    ~Glass();
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    void wait_for_screen(const std::string& screen); // throws after 20 s
    bool has_target(const std::string& id);
    void wait_for_target(const std::string& id); // throws after 20 s
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

    Picture glass() const;
    void wait_for_glass(const std::function<bool(const Picture&)>& shows); // throws after 20 s

    // Waits until the program's own log holds the text; throws after 20 s. Only what this start of it wrote
    // counts.
    void wait_for_log(const std::string& text);

    const std::filesystem::path& folder() const { return folder_; }

protected:
    std::string log(const std::string& name) const { return (folder_ / name).string(); }
    std::string own(const std::string& name) const { return log(name_ + name); }
    std::string map_file() const { return own("map"); }          // for --screen-map
    std::string program_log() const { return own("kiosk.log"); } // of what draws here
    std::vector<std::string> environment() const;                // for the program that draws here
    void begin_log();     // before another start of the program: what the last one told counts no more
    void forget_screen(); // of a program that has ended
    bool read_map(std::chrono::milliseconds at_most);

private:
    void start_screen();
    void xdotool(std::vector<std::string> words);

    std::filesystem::path folder_;
    std::string name_;
    Size size_;
    std::unique_ptr<Process> x_server_;
    std::string display_;
    int map_ = -1;
    std::string map_unread_;
    std::string screen_;
    std::map<std::string, std::pair<int, int>> targets_; // id -> centre
    int touches_ = 0;
    std::size_t log_begins_ = 0; // of the present start of the program
};

} // namespace journeys
