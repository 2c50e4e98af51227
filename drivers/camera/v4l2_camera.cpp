#include "drivers/camera/v4l2_camera.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace drivers {
namespace {

constexpr unsigned wanted_width = 1280;
constexpr unsigned wanted_height = 720;
constexpr unsigned wanted_buffers = 4;

// Their light is used in place; a JPEG has to be decoded.
constexpr std::array<std::pair<unsigned, PixelFormat>, 3> formats{{
    {V4L2_PIX_FMT_GREY, PixelFormat::grey},
    {V4L2_PIX_FMT_YUYV, PixelFormat::yuyv},
    {V4L2_PIX_FMT_MJPEG, PixelFormat::mjpeg},
}};

bool ask(int descriptor, unsigned long request, void* argument) {
    int result = 0;
    do
        result = ::ioctl(descriptor, request, argument);
    while (result < 0 && errno == EINTR);
    return result >= 0;
}

v4l2_buffer empty_buffer(unsigned index = 0) {
    v4l2_buffer buffer{};
    buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    buffer.memory = V4L2_MEMORY_MMAP;
    buffer.index = index;
    return buffer;
}

std::string path_of(const std::string& name) {
    constexpr std::string_view udev = "udev:";
    return name.starts_with(udev) ? camera_by_property(name.substr(udev.size())) : name;
}

} // namespace

std::string camera_by_property(const std::string& property, const std::string& devices,
                               const std::string& database) {
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    std::error_code problem;
    for (fs::directory_iterator entry(devices, problem); !problem && entry != fs::directory_iterator();
         entry.increment(problem))
        if (entry->path().filename().string().starts_with("video")) paths.push_back(entry->path().string());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
        struct stat about {};
        if (::stat(path.c_str(), &about) != 0) continue;
        std::ifstream facts(database + "/c" + std::to_string(major(about.st_rdev)) + ":" +
                            std::to_string(minor(about.st_rdev)));
        for (std::string line; std::getline(facts, line);)
            if (line == "E:" + property) return path;
    }
    return {};
}

bool V4l2Camera::is_there() const {
    const std::string path = path_of(name_);
    return !path.empty() && ::access(path.c_str(), F_OK) == 0;
}

tl::expected<void, std::string> V4l2Camera::open() {
    close();
    const std::string path = path_of(name_);
    if (path.empty()) return tl::unexpected(std::string("no such camera"));
    descriptor_ = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (descriptor_ < 0) return tl::unexpected(std::generic_category().message(errno));
    auto started = start();
    if (!started) close();
    return started;
}

tl::expected<void, std::string> V4l2Camera::start() {
    // A camera that is on at present belongs to another program; its second node carries no pictures.
    if (!is_camera()) return tl::unexpected(std::string("not a camera"));
    if (!choose_format()) return tl::unexpected(std::string("a camera without GREY, YUYV and MJPEG"));
    if (!map_buffers())
        return tl::unexpected(std::string("no buffers: ") + std::generic_category().message(errno));
    int kind = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (!ask(descriptor_, VIDIOC_STREAMON, &kind))
        return tl::unexpected(std::generic_category().message(errno));
    return {};
}

bool V4l2Camera::is_camera() const {
    v4l2_capability about{};
    if (!ask(descriptor_, VIDIOC_QUERYCAP, &about)) return false;
    const unsigned can =
        (about.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? about.device_caps : about.capabilities;
    constexpr unsigned needed = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    return (can & needed) == needed;
}

bool V4l2Camera::choose_format() {
    for (const auto& [code, format] : formats) {
        v4l2_format wish{};
        wish.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        wish.fmt.pix.width = wanted_width;
        wish.fmt.pix.height = wanted_height;
        wish.fmt.pix.pixelformat = code;
        wish.fmt.pix.field = V4L2_FIELD_ANY;
        // The driver answers with what it really does.
        if (!ask(descriptor_, VIDIOC_S_FMT, &wish) || wish.fmt.pix.pixelformat != code) continue;
        shape_ = {format, static_cast<int>(wish.fmt.pix.width), static_cast<int>(wish.fmt.pix.height),
                  static_cast<int>(wish.fmt.pix.bytesperline)};
        v4l2_streamparm pace{};
        pace.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
        pace.parm.capture.timeperframe = {1, 15};
        ask(descriptor_, VIDIOC_S_PARM, &pace); // a wish only
        return true;
    }
    return false;
}

bool V4l2Camera::map_buffers() {
    v4l2_requestbuffers request{};
    request.count = wanted_buffers;
    request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    request.memory = V4L2_MEMORY_MMAP;
    if (!ask(descriptor_, VIDIOC_REQBUFS, &request) || request.count < 2) return false;
    for (unsigned index = 0; index < request.count; ++index) {
        v4l2_buffer buffer = empty_buffer(index);
        if (!ask(descriptor_, VIDIOC_QUERYBUF, &buffer)) return false;
        void* memory =
            ::mmap(nullptr, buffer.length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor_, buffer.m.offset);
        if (memory == MAP_FAILED) return false;
        buffers_.emplace_back(static_cast<std::uint8_t*>(memory), buffer.length);
        if (!ask(descriptor_, VIDIOC_QBUF, &buffer)) return false;
    }
    return true;
}

void V4l2Camera::close() {
    if (descriptor_ < 0) return;
    int kind = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    ask(descriptor_, VIDIOC_STREAMOFF, &kind);
    for (const auto& buffer : buffers_)
        ::munmap(buffer.data(), buffer.size());
    buffers_.clear();
    ::close(descriptor_);
    descriptor_ = -1;
}

tl::expected<std::optional<CameraFrame>, std::string> V4l2Camera::newest(Instant now) {
    std::optional<v4l2_buffer> last;
    for (;;) {
        v4l2_buffer buffer = empty_buffer();
        if (!ask(descriptor_, VIDIOC_DQBUF, &buffer)) {
            if (errno == EAGAIN) break;
            return tl::unexpected(std::generic_category().message(errno));
        }
        if (buffer.index >= buffers_.size()) return tl::unexpected(std::string("a buffer that does not exist"));
        const bool damaged = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0;
        v4l2_buffer back = buffer;
        if (!damaged) {
            if (last) back = *last;
            last = buffer;
            if (back.index == buffer.index) continue;
        }
        if (!ask(descriptor_, VIDIOC_QBUF, &back))
            return tl::unexpected(std::generic_category().message(errno));
    }
    if (!last) return std::optional<CameraFrame>{};
    const auto memory =
        buffers_[last->index].first(std::min<std::size_t>(last->bytesused, buffers_[last->index].size()));
    CameraFrame frame{shape_, {memory.begin(), memory.end()}, now};
    if (!ask(descriptor_, VIDIOC_QBUF, &*last)) return tl::unexpected(std::generic_category().message(errno));
    return frame;
}

} // namespace drivers
