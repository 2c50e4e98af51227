#include "plan.hpp"

#include "station_clock.hpp"

namespace liaison::simulation {

using namespace std::chrono_literals;
using domain::Day;

namespace {

constexpr domain::DayPeriod morning{9h, 12h};
constexpr domain::DayPeriod afternoon{13h + 30min, 17h};

} // namespace

const std::vector<std::string>& Plan::deputies() {
    static const std::vector<std::string> all{"deputy-1", "deputy-2", "deputy-3", "deputy-4", "deputy-5"};
    return all;
}

bool Plan::is_open(Day day) const {
    const unsigned weekday = domain::weekday_of(day).iso_encoding();
    return weekday <= 5 && !closed_.contains(day);
}

// Three of the five a day, in turn.
bool Plan::receives(const std::string& deputy, Day day) const {
    const unsigned turn = domain::weekday_of(day).c_encoding() + static_cast<unsigned>(deputy.back() - '0');
    return is_open(day) && turn % 5 < 3 && !absent_.contains({deputy, day});
}

std::vector<std::string> Plan::on_duty(Day day) const {
    std::vector<std::string> some;
    for (const std::string& deputy : deputies())
        if (receives(deputy, day)) some.push_back(deputy);
    return some;
}

void Plan::take_away(const std::string& deputy, Day first, int days) {
    for (int i = 0; i < days; ++i)
        absent_.insert({deputy, days_after(first, i)});
}

domain::Calendar Plan::calendar(Day today, const domain::TimeZone& zone) {
    hours_ = {};
    for (unsigned weekday = 1; weekday <= 5; ++weekday)
        hours_.weekly.push_back({std::chrono::weekday{weekday}, {morning.from, afternoon.to}});
    hours_.breaks = {{morning.to, afternoon.from}};
    hours_.holidays.assign(closed_.begin(), closed_.end());
    roster_.clear();
    for (Day day = days_after(today, -2); day <= days_after(today, rules_.days_ahead + 2);
         day = domain::next_day(day))
        for (const std::string& deputy : on_duty(day))
            for (const auto& period : {morning, afternoon})
                roster_.push_back({deputy, day, period});
    return {hours_, roster_, rules_, zone};
}

std::vector<domain::MinuteOfDay> Plan::slot_starts() {
    std::vector<domain::MinuteOfDay> starts;
    for (const auto& period : {morning, afternoon})
        for (auto start = period.from; start + 20min <= period.to; start += 20min)
            starts.push_back(start);
    return starts;
}

} // namespace liaison::simulation
