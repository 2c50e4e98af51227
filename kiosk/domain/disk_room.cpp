#include "domain/disk_room.hpp"

namespace liaison::domain {

DiskRoom disk_room(std::uint64_t free_bytes, std::uint64_t kept_back, DiskRoom before) {
    const std::uint64_t to_be_short = 4 * kept_back;
    const auto below = [&](std::uint64_t limit, DiskRoom state) {
        return free_bytes < limit + (before >= state ? limit / 4 : 0);
    };
    if (below(kept_back, DiskRoom::none)) return DiskRoom::none;
    return below(to_be_short, DiskRoom::short_of) ? DiskRoom::short_of : DiskRoom::ample;
}

} // namespace liaison::domain
