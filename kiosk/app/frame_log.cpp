#include "app/frame_log.hpp"

#include <string>

#include <fcntl.h>
#include <unistd.h>

namespace liaison::app {

FrameLog::FrameLog(const std::filesystem::path& file)
    : file_(file.empty() ? -1
                         : ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0600)) {
}

FrameLog::~FrameLog() {
    if (file_ >= 0) ::close(file_);
}

void FrameLog::tell() {
    ++drawn_;
    if (file_ < 0) return;
    const std::string line = std::to_string(drawn_) + "\n";
    if (::write(file_, line.data(), line.size()) < 0)
        return; // a full pipe: the next line says how many there were
}

} // namespace liaison::app
