// What a device will say, in the order of saying.
#pragma once

#include <deque>
#include <optional>

#include "cable.hpp"

namespace device_sim {

class Sayings {
public:
    struct Saying {
        Instant due;
        Bytes bytes;
        bool last = false; // then the plug is pulled
    };

    // In the order of saying, also when a later one was given an earlier time.
    void add(Saying saying) {
        if (!waiting_.empty() && waiting_.back().due > saying.due) saying.due = waiting_.back().due;
        waiting_.push_back(std::move(saying));
    }
    std::optional<Saying> take_due(Instant now) {
        if (waiting_.empty() || waiting_.front().due > now) return std::nullopt;
        Saying saying = std::move(waiting_.front());
        waiting_.pop_front();
        return saying;
    }
    Instant next_due() const { return waiting_.empty() ? Instant::max() : waiting_.front().due; }
    void clear() { waiting_.clear(); }

private:
    std::deque<Saying> waiting_;
};

} // namespace device_sim
