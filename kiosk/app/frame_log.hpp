// Tells another program that a picture was drawn: one line each, its number. For benchmarks of the glass, and
// for the test that a still kiosk draws nothing.
#pragma once

#include <cstdint>
#include <filesystem>

namespace liaison::app {

class FrameLog {
public:
    // A pipe or a file; empty, or where it cannot be opened, or nobody reads it: nothing is told and nothing
    // waits.
    explicit FrameLog(const std::filesystem::path& file);
    ~FrameLog();
    FrameLog(const FrameLog&) = delete;
    FrameLog& operator=(const FrameLog&) = delete;

    // Call when the picture has been handed to the screen.
    void tell();

private:
    int file_ = -1;
    std::uint64_t drawn_ = 0;
};

} // namespace liaison::app
