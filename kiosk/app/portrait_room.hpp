// Reads the deputies' pictures off the disk and makes them small, on a thread of its own: a large or a broken
// one costs no frame. A file that is not there, too large, or no picture at all leaves the deputy with
// initials.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/message.hpp"
#include "app/work_queue.hpp"

namespace liaison::app {

inline constexpr std::size_t most_portraits = 60; // kept in memory at once
inline constexpr int portrait_px = 320;           // side of what is kept

// The picture of one deputy: `folder`/<id>.jpg, .jpeg or .png. Error: why there is none, for the log.
tl::expected<ui::Image, std::string> read_portrait(const std::filesystem::path& folder,
                                                   const std::string& deputy_id);

class PortraitRoom {
public:
    PortraitRoom(std::filesystem::path folder, Mailbox& mailbox);
    // Posts a PortraitRead for each that has a picture.
    void read(std::vector<std::string> deputy_ids);
    void stop() { queue_.stop(); }

private:
    std::filesystem::path folder_;
    Mailbox& mailbox_;
    WorkQueue queue_;
};

} // namespace liaison::app
