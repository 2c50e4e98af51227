#include "drivers/camera/replay.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <sys/timerfd.h>
#include <unistd.h>

namespace drivers {
namespace {

namespace fs = std::filesystem;

constexpr long frame_pause_ns = 100'000'000;

// A number, and the text after it.
std::optional<int> number_at(std::string_view& text) {
    int value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || value <= 0 || value > largest_frame_side) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<CameraFrame> portable_grey_map(std::vector<std::uint8_t> content) {
    std::string_view head(reinterpret_cast<const char*>(content.data()),
                          std::min<std::size_t>(content.size(), 40));
    const std::size_t whole = head.size();
    const auto take_space = [&head] {
        if (head.empty() || (head.front() != ' ' && head.front() != '\n')) return false;
        head.remove_prefix(1);
        return true;
    };
    if (!head.starts_with("P5")) return std::nullopt;
    head.remove_prefix(2);
    if (!take_space()) return std::nullopt;
    const auto width = number_at(head);
    if (!width || !take_space()) return std::nullopt;
    const auto height = number_at(head);
    if (!height || !take_space() || number_at(head) != 255 || !take_space()) return std::nullopt;
    content.erase(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(whole - head.size()));
    return CameraFrame{{PixelFormat::grey, *width, *height, *width}, std::move(content), {}};
}

std::vector<std::string> files_in(const std::string& folder) {
    std::vector<std::string> files;
    std::error_code problem;
    for (fs::directory_iterator entry(folder, problem); !problem && entry != fs::directory_iterator();
         entry.increment(problem))
        if (entry->is_regular_file(problem)) files.push_back(entry->path().string());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::optional<CameraFrame> recorded_frame(std::string_view file_name, std::vector<std::uint8_t> content) {
    if (file_name.ends_with(".jpg")) return CameraFrame{{PixelFormat::mjpeg, 0, 0, 0}, std::move(content), {}};
    if (file_name.ends_with(".pgm")) return portable_grey_map(std::move(content));
    constexpr std::string_view raw = ".yuyv";
    const auto dash = file_name.rfind('-');
    if (!file_name.ends_with(raw) || dash == std::string_view::npos) return std::nullopt;
    std::string_view shape = file_name.substr(dash + 1);
    const auto width = number_at(shape);
    if (!width || !shape.starts_with('x')) return std::nullopt;
    shape.remove_prefix(1);
    const auto height = number_at(shape);
    if (!height || shape != raw) return std::nullopt;
    return CameraFrame{{PixelFormat::yuyv, *width, *height, *width * 2}, std::move(content), {}};
}

bool Replay::is_there() const {
    std::error_code problem;
    return fs::is_directory(folder_, problem);
}

tl::expected<void, std::string> Replay::open() {
    close();
    if (!is_there()) return tl::unexpected(std::string("no folder with a recording"));
    timer_ = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const itimerspec pauses{{0, frame_pause_ns}, {0, frame_pause_ns}};
    if (timer_ < 0 || ::timerfd_settime(timer_, 0, &pauses, nullptr) != 0) {
        close();
        return tl::unexpected(std::string("no timer"));
    }
    return {};
}

void Replay::close() {
    if (timer_ >= 0) ::close(timer_);
    timer_ = -1;
    files_.clear();
    next_ = 0;
}

tl::expected<std::optional<CameraFrame>, std::string> Replay::newest(Instant now) {
    std::uint64_t ticks = 0;
    if (::read(timer_, &ticks, sizeof ticks) != sizeof ticks) return std::optional<CameraFrame>{};
    if (!is_there()) return tl::unexpected(std::string("the recording was taken away"));
    if (next_ >= files_.size()) {
        files_ = files_in(folder_);
        next_ = 0;
    }
    if (files_.empty()) return std::optional<CameraFrame>{};
    const std::string& name = files_[next_++];
    std::ifstream file(name, std::ios::binary);
    std::vector<std::uint8_t> content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto frame = recorded_frame(name, std::move(content));
    if (frame) frame->taken = now;
    return frame;
}

} // namespace drivers
