// How close durable check-ins come to what the disk can do at all.
#pragma once

#include <filesystem>
#include <functional>

#include "store/saved.hpp"

namespace liaison::store {

struct Throughput {
    double check_ins_a_second = 0; // each a transaction of its own, on disk before the next one
    double syncs_a_second = 0;     // 4 KiB overwritten and fdatasync, in the same folder
    double appends_a_second = 0;   // as many pages as a check-in writes, at a file's end, and fdatasync
};

// Works in `directory`, which must be empty or not there. `clock` is read at the start and end of each part.
// `count`: at most 60, so that the journal is not yet written back and its length tells what a check-in wrote.
Saved<Throughput> measure_throughput(const std::filesystem::path& directory, int count, const Moment& now,
                                     const RandomSource& random,
                                     const std::function<domain::MonotonicTime()>& clock);

} // namespace liaison::store
