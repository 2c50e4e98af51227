#include "scenario.hpp"

#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace device_sim {

Scenario::Scenario(const std::string& text) {
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        if (again_)
            throw std::invalid_argument("scenario, line " + std::to_string(number) + ": behind \"again\"");
        if (line == "again") {
            again_ = true;
            continue;
        }
        Span::rep pause = 0;
        const char* end = line.data() + line.size();
        const auto parsed = std::from_chars(line.data(), end, pause);
        if (parsed.ec != std::errc{} || pause < 0 || parsed.ptr + 1 >= end || *parsed.ptr != ' ')
            throw std::invalid_argument("scenario, line " + std::to_string(number) + ": MILLISECONDS COMMAND");
        steps_.push_back({Span{pause}, std::string(parsed.ptr + 1, end)});
    }
    // Without a pause in it, a round would never end.
    Span whole{0};
    for (const auto& step : steps_)
        whole += step.pause;
    if (again_ && whole == Span{0}) throw std::invalid_argument("scenario: \"again\" needs a pause somewhere");
}

Scenario Scenario::load(const std::filesystem::path& file) {
    std::ifstream in(file);
    if (!in) throw std::invalid_argument("the scenario cannot be read: " + file.string());
    std::ostringstream text;
    text << in.rdbuf();
    return Scenario(text.str());
}

void Scenario::begin(Instant now) {
    since_ = now;
}

Instant Scenario::next_due() const {
    if (next_ == steps_.size() || since_ == Instant::max()) return Instant::max();
    return since_ + steps_[next_].pause;
}

std::optional<std::string> Scenario::take_due(Instant now) {
    const Instant due = next_due();
    if (due > now) return std::nullopt;
    since_ = due;
    const std::string& command = steps_[next_++].command;
    if (next_ == steps_.size() && again_) next_ = 0;
    return command;
}

} // namespace device_sim
