// What a search may cost, counted by what it does and not by a clock: the same picture is searched equally far
// on every machine, however busy.
#pragma once

namespace drivers {

// A step is about a nanosecond of one core of the machines that it was measured on: one pixel looked at once.
class Work {
public:
    explicit Work(long steps) : left_(steps) {}
    void spend(long steps) { left_ -= steps; }
    bool is_left() const { return left_ > 0; }
    long left() const { return left_; }

private:
    long left_;
};

} // namespace drivers
