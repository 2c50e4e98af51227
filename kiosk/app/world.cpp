#include "app/world.hpp"

#include <cstdlib>
#include <random>
#include <stdexcept>

#include <malloc.h>
#include <openssl/rand.h>

namespace liaison::app {

domain::Now now() {
    using namespace std::chrono;
    static const auto start = steady_clock::now();
    return {time_point_cast<milliseconds>(system_clock::now()),
            {duration_cast<milliseconds>(steady_clock::now() - start)}};
}

void keep_memory_small() {
    mallopt(M_ARENA_MAX, 2);
}

void give_memory_back() {
    malloc_trim(0);
}

domain::Random16 random_bytes() {
    domain::Random16 bytes{};
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1)
        throw std::runtime_error("the operating system gives no random bytes");
    return bytes;
}

std::filesystem::path credentials_folder() {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    return folder ? folder : "";
}

double random_share() {
    thread_local std::mt19937_64 generator{std::random_device{}()};
    return std::uniform_real_distribution<double>(0, 1)(generator);
}

} // namespace liaison::app
