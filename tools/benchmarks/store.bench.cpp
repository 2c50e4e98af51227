// Check-ins that are on the disk before the next one begins, against what the disk can do at all, in turns in
// one folder: its limit of forced writes, which rules where forcing is slow, and of forced writes as large as a
// check-in's, which rules where it is fast. The folder is in the build tree: a memory disk under /tmp would
// measure nothing.
#include <chrono>
#include <filesystem>
#include <iostream>

#include <openssl/rand.h>
#include <unistd.h>

#include "lines.hpp"
#include "store/throughput.hpp"

using namespace liaison;

namespace {

domain::Random16 random_bytes() {
    domain::Random16 bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) std::abort();
    return bytes;
}

domain::MonotonicTime clock_now() {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(steady_clock::now().time_since_epoch())};
}

store::Moment moment_now() {
    using namespace std::chrono;
    const auto wall = time_point_cast<milliseconds>(system_clock::now());
    return {wall, domain::TimeZone::find("Asia/Shanghai")->to_local(wall).day};
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = benchmarks::is_quick(argc, argv) ? 2 : 30;
    const int count = 60;
    const auto folder = std::filesystem::canonical("/proc/self/exe").parent_path() /
                        ("bench-store-" + std::to_string(::getpid()));
    double check_ins_s = 0; // seconds that all of them took
    double syncs_s = 0;
    double appends_s = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto measured = store::measure_throughput(folder, count, moment_now(), random_bytes, clock_now);
        std::filesystem::remove_all(folder);
        if (!measured) {
            std::cerr << "the store: " << measured.error().detail << '\n';
            return 1;
        }
        check_ins_s += count / measured->check_ins_a_second;
        syncs_s += count / measured->syncs_a_second;
        appends_s += count / measured->appends_a_second;
    }
    benchmarks::tell("durable check-ins", rounds * count / check_ins_s, "/s",
                     {"4 KiB overwritten and fdatasync", rounds * count / syncs_s}, {});
    benchmarks::tell("durable check-ins", rounds * count / check_ins_s, "/s",
                     {"as much appended and fdatasync", rounds * count / appends_s}, "ratio >= 0.5");
    return 0;
}
