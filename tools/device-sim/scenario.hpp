// A small file of commands with times: what happens to the devices, played by itself.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>

#include "cable.hpp"

namespace device_sim {

// One line a step: "MILLISECONDS COMMAND", the time counted from the step before. Empty lines and lines that
// begin with # are passed over. A last line "again" plays the whole from the front for ever.
class Scenario {
public:
    Scenario() = default;
    // Throws std::invalid_argument with the number of the first line that is wrong.
    explicit Scenario(const std::string& text);
    static Scenario load(const std::filesystem::path& file);

    void begin(Instant now);
    Instant next_due() const;
    // The next command whose time has come.
    std::optional<std::string> take_due(Instant now);

private:
    struct Step {
        Span pause;
        std::string command;
    };

    std::deque<Step> steps_;
    std::size_t next_ = 0;
    bool again_ = false;
    Instant since_ = Instant::max();
};

} // namespace device_sim
