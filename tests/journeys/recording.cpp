#include "recording.hpp"

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <iterator>
#include <numbers>
#include <stdexcept>

namespace journeys {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double rate = 48'000;
constexpr std::size_t header = 44;

std::vector<std::int16_t> part(const std::vector<std::int16_t>& samples, double from_s, double to_s) {
    const auto place = [&](double second) {
        return samples.begin() + std::min(static_cast<std::ptrdiff_t>(second * rate), std::ssize(samples));
    };
    return {place(from_s), place(to_s)};
}

} // namespace

Recording::Recording(std::filesystem::path file) : file_(std::move(file)), watch_(inotify_init1(IN_CLOEXEC)) {
    if (inotify_add_watch(watch_, file_.parent_path().c_str(), IN_MODIFY | IN_CREATE) < 0)
        throw std::runtime_error("the folder of the recording cannot be watched");
}

Recording::~Recording() {
    close(watch_);
}

bool Recording::wait_for_change(std::chrono::milliseconds at_most) const {
    const auto size_before = samples().size();
    const auto deadline = Clock::now() + at_most;
    while (samples().size() == size_before) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        pollfd ready{watch_, POLLIN, 0};
        if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) return false;
        char events[8192];
        if (read(watch_, events, sizeof events) < 0) return false;
    }
    return true;
}

std::vector<std::int16_t> Recording::samples() const {
    std::ifstream in(file_, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (bytes.size() <= header) return {};
    std::vector<std::int16_t> samples((bytes.size() - header) / 2);
    std::memcpy(samples.data(), bytes.data() + header, samples.size() * 2);
    return samples;
}

std::vector<std::int16_t> Recording::wait_for(std::chrono::milliseconds length) {
    const auto deadline = Clock::now() + 30s;
    const auto wanted = static_cast<std::size_t>(std::chrono::duration<double>(length).count() * rate);
    while (samples().size() < wanted)
        if (!wait_for_change(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("nothing is heard, or not for so long");
    return samples();
}

std::vector<std::int16_t> Recording::wait_for_silence(std::chrono::milliseconds span) {
    const auto deadline = Clock::now() + 60s;
    while (wait_for_change(span))
        if (Clock::now() > deadline) throw std::runtime_error("it never falls silent");
    return samples();
}

double pitch(const std::vector<std::int16_t>& samples, double from_s, double to_s, double hertz) {
    double real = 0, imaginary = 0;
    const auto heard = part(samples, from_s, to_s);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
        real += heard[i] * std::cos(angle), imaginary += heard[i] * std::sin(angle);
    }
    return heard.empty() ? 0 : std::hypot(real, imaginary) / static_cast<double>(heard.size());
}

double loudness(const std::vector<std::int16_t>& samples, double from_s, double to_s) {
    double sum = 0;
    const auto heard = part(samples, from_s, to_s);
    for (const double sample : heard)
        sum += sample * sample;
    return heard.empty() ? 0 : std::sqrt(sum / static_cast<double>(heard.size()));
}

} // namespace journeys
