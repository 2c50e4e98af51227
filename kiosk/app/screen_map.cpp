#include "app/screen_map.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

namespace liaison::app {

ScreenMap::ScreenMap(const std::filesystem::path& file)
    : file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC, 0600)) {}

ScreenMap::~ScreenMap() {
    if (file_ >= 0) ::close(file_);
}

void ScreenMap::tell(const std::string& screen, const ui::FrameReport& report) {
    if (file_ < 0) return;
    auto targets = nlohmann::json::array();
    for (const ui::Target& target : report.targets)
        targets.push_back({{"id", target.id},
                           {"x", static_cast<int>(target.rect.x)},
                           {"y", static_cast<int>(target.rect.y)},
                           {"width", static_cast<int>(target.rect.width)},
                           {"height", static_cast<int>(target.rect.height)},
                           {"enabled", target.enabled && !target.covered}});
    std::string line = nlohmann::json{{"screen", screen}, {"targets", std::move(targets)}}.dump() + "\n";
    if (line == last_) return;
    last_ = std::move(line);
    if (::write(file_, last_.data(), last_.size()) < 0) last_.clear(); // told again with the next picture
}

} // namespace liaison::app
