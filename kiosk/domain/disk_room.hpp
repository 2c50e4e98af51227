// How much room is left for the station's records. Space is kept back, so that whoever has begun a visit can
// end it.
#pragma once

#include <cstdint>

namespace liaison::domain {

enum class DiskRoom {
    ample,
    short_of, // samples of the station's health give way; the keeper is told
    none,     // nobody new is taken in, and the glass says so; what was begun goes on
};

// Short of room begins at four times what is kept back. It takes a quarter more to get out of a state than to
// get into it, so that the glass does not flicker between the two.
DiskRoom disk_room(std::uint64_t free_bytes, std::uint64_t kept_back, DiskRoom before);

} // namespace liaison::domain
