// Fingers on the glass of a station.
#include <stdexcept>

#include "station.hpp"

namespace journeys {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

void Station::touch(const std::string& id) {
    const auto deadline = Clock::now() + patience;
    while (!has_target(id))
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("nothing to touch is called \"" + id + "\" on the screen \"" + screen_ +
                                     "\"");
    const auto [x, y] = targets_.at(id);
    xdotool({"mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "mouseup", "1"});
    ++touches_;
}

void Station::hold(const std::string& id, double seconds) {
    if (!has_target(id)) throw std::runtime_error("nothing to touch is called \"" + id + "\"");
    const auto [x, y] = targets_.at(id);
    xdotool({"mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "sleep",
             std::to_string(seconds), "mouseup", "1"});
}

void Station::write_on(const std::string& id) {
    const auto deadline = Clock::now() + patience;
    while (!has_target(id))
        if (!read_map(std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now())))
            throw std::runtime_error("nothing to write on is called \"" + id + "\"");
    const auto [x, y] = targets_.at(id);
    std::vector<std::string> words{"mousemove", std::to_string(x - 60), std::to_string(y), "mousedown", "1"};
    for (int step = 1; step <= 12; ++step)
        words.insert(words.end(), {"mousemove", std::to_string(x - 60 + 10 * step),
                                   std::to_string(y + (step % 2 == 0 ? -25 : 25)), "sleep", "0.02"});
    words.insert(words.end(), {"mouseup", "1"});
    xdotool(words);
    ++touches_;
}

void Station::wipe_glass() {
    constexpr int lines = 12, points = 20;
    for (int line = 0; line < lines; ++line) {
        const std::string y = std::to_string((2 * line + 1) * options_.screen.height / (2 * lines));
        std::vector<std::string> words{"mousemove", "2", y, "mousedown", "1"};
        for (int point = 1; point <= points; ++point)
            words.insert(words.end(),
                         {"mousemove", std::to_string(point * (options_.screen.width - 3) / points), y, "sleep",
                          "0.02"});
        words.insert(words.end(), {"mouseup", "1"});
        xdotool(words);
    }
}

std::string Station::touch_first(const std::string& prefix) {
    while (read_map(0ms)) {
    }
    const auto first = targets_.lower_bound(prefix);
    if (first == targets_.end() || !first->first.starts_with(prefix))
        throw std::runtime_error("nothing to touch begins with \"" + prefix + "\" on the screen \"" + screen_ +
                                 "\"");
    const std::string id = first->first;
    touch(id);
    return id;
}

void Station::touch_all(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
        touch(id);
}

} // namespace journeys
