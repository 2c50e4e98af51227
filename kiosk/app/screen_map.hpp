// Tells another program what is on the glass: the screen's name and what can be touched where, one JSON object
// a line. For tests and for remote help; it holds no text of the screen, so nothing that is personal.
#pragma once

#include <filesystem>
#include <string>

#include "ui/frame_report.hpp"

namespace liaison::app {

class ScreenMap {
public:
    ScreenMap() = default; // tells nobody
    // A pipe or a file; where it cannot be opened, or nobody reads it, nothing is told and nothing waits.
    explicit ScreenMap(const std::filesystem::path& file);
    ~ScreenMap();
    ScreenMap(const ScreenMap&) = delete;
    ScreenMap& operator=(const ScreenMap&) = delete;

    // Writes a line if the picture has other targets than the last one.
    void tell(const std::string& screen, const ui::FrameReport& report);

private:
    int file_ = -1;
    std::string last_;
};

} // namespace liaison::app
