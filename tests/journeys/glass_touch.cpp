// Fingers on a glass.
#include <stdexcept>

#include "glass.hpp"

namespace journeys {

using namespace std::chrono_literals;

void Glass::touch(const std::string& id) {
    wait_for_target(id);
    const auto [x, y] = targets_.at(id);
    xdotool({"mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "mouseup", "1"});
    ++touches_;
}

void Glass::hold(const std::string& id, double seconds) {
    if (!has_target(id)) throw std::runtime_error("nothing to touch is called \"" + id + "\"");
    const auto [x, y] = targets_.at(id);
    xdotool({"mousemove", std::to_string(x), std::to_string(y), "mousedown", "1", "sleep",
             std::to_string(seconds), "mouseup", "1"});
}

void Glass::write_on(const std::string& id) {
    wait_for_target(id);
    const auto [x, y] = targets_.at(id);
    std::vector<std::string> words{"mousemove", std::to_string(x - 60), std::to_string(y), "mousedown", "1"};
    for (int step = 1; step <= 12; ++step)
        words.insert(words.end(), {"mousemove", std::to_string(x - 60 + 10 * step),
                                   std::to_string(y + (step % 2 == 0 ? -25 : 25)), "sleep", "0.02"});
    words.insert(words.end(), {"mouseup", "1"});
    xdotool(words);
    ++touches_;
}

void Glass::wipe_glass() {
    constexpr int lines = 12, points = 20;
    for (int line = 0; line < lines; ++line) {
        const std::string y = std::to_string((2 * line + 1) * size_.height / (2 * lines));
        std::vector<std::string> words{"mousemove", "2", y, "mousedown", "1"};
        for (int point = 1; point <= points; ++point)
            words.insert(words.end(),
                         {"mousemove", std::to_string(point * (size_.width - 3) / points), y, "sleep", "0.02"});
        words.insert(words.end(), {"mouseup", "1"});
        xdotool(words);
    }
}

std::string Glass::touch_first(const std::string& prefix) {
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

void Glass::touch_all(const std::vector<std::string>& ids) {
    for (const std::string& id : ids)
        touch(id);
}

} // namespace journeys
