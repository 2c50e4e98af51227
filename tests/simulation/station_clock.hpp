// What time it is, and what the station takes it for.
#pragma once

#include "domain/time.hpp"
#include "store/saved.hpp"

namespace liaison::simulation {

struct StationClock {
    domain::TimeZone zone = domain::TimeZone::find("Asia/Shanghai").value();
    domain::Day day{std::chrono::year{2026} / 3 / 2}; // a Monday; the year ends within it
    domain::MinuteOfDay minute{};
    std::chrono::milliseconds off{}; // how far the station's clock is before the world's

    domain::WallTime truth() const { return zone.to_wall(day, minute); }
    store::Moment now() const {
        const domain::WallTime wall = truth() + off;
        return {wall, zone.to_local(wall).day};
    }
};

inline domain::Day days_after(domain::Day day, int days) {
    return std::chrono::sys_days{day} + std::chrono::days{days};
}

} // namespace liaison::simulation
