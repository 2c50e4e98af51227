// The public call view on an X screen of its own, beside the kiosk of a station.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "process.hpp"

namespace journeys {

class SecondScreen {
public:
    // `folder`: the station's.
    explicit SecondScreen(const std::filesystem::path& folder);

    // Until exactly these numbers are shown as called, "A001 A002", the newest call first; throws after 20 s.
    void wait_for_called(const std::string& numbers);
    void take_picture(const std::string& name); // only where LIAISON_SCREENSHOTS names a folder
    Process& view() { return *view_; }

private:
    std::string log(const char* name) const { return (folder_ / name).string(); }

    std::filesystem::path folder_;
    std::string display_;
    std::unique_ptr<Process> x_server_, view_;
};

} // namespace journeys
