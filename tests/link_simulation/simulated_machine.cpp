#include "simulated_machine.hpp"

#include <optional>
#include <random>

#include <openssl/rand.h>
#include <sys/syscall.h>
#include <time.h> // clock_gettime
#include <unistd.h>

namespace liaison::link_simulation {

namespace {

std::optional<domain::WallTime> system_clock_says;
std::mt19937_64 randomness;

int give_bytes(unsigned char* bytes, int count) {
    for (int i = 0; i < count; ++i)
        bytes[i] = static_cast<unsigned char>(randomness() >> 24);
    return 1;
}
int is_ready() {
    return 1;
}

} // namespace

void set_system_clock(domain::WallTime time) {
    system_clock_says = time;
}

void seed_openssl(std::uint64_t seed) {
    randomness.seed(seed);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // its successor is a provider, which is a library
    static const RAND_METHOD seeded{.seed = nullptr,
                                    .bytes = give_bytes,
                                    .cleanup = nullptr,
                                    .add = nullptr,
                                    .pseudorand = give_bytes,
                                    .status = is_ready};
    RAND_set_rand_method(&seeded);
#pragma GCC diagnostic pop
}

} // namespace liaison::link_simulation

// In place of the C library's, for all of this program and its libraries.
extern "C" int clock_gettime(clockid_t clock, timespec* time) noexcept {
    const auto& says = liaison::link_simulation::system_clock_says;
    if (clock != CLOCK_REALTIME || !says) return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
    const auto since_1970 = says->time_since_epoch();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(since_1970);
    time->tv_sec = seconds.count();
    time->tv_nsec = std::chrono::nanoseconds(since_1970 - seconds).count();
    return 0;
}
