// The deputies' terminal beside the kiosk of a station: a window of its own on an X screen of its own, over the
// same data folder.
#pragma once

#include <memory>

#include "station.hpp"

namespace journeys {

class DeskTerminal : public Glass {
public:
    // `folder`: the station's.
    explicit DeskTerminal(const std::filesystem::path& folder, const std::string& name = "desk-")
        : Glass(folder, name, {}) {}

    void start();
    void kill(); // SIGKILL: the plug is pulled
    // Until what was written lies on the station's disk; throws after 20 s.
    void wait_for_draft(const Station& station, const std::string& text);
    Process& program() { return *program_; }

private:
    std::unique_ptr<Process> program_;
};

} // namespace journeys
