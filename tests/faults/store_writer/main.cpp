// store-writer <data folder> <seed>: checks people in as fast as the disk allows and prints each ticket's id
// once it is on disk, until it is killed. Every tenth time it delivers some records.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <random>

#include "store/database.hpp"
#include "store/outbox.hpp"
#include "store/visits.hpp"

using namespace liaison;

namespace {

store::RandomSource random_from(std::uint64_t seed) {
    return [engine = std::make_shared<std::mt19937_64>(seed)] {
        domain::Random16 bytes{};
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>((*engine)());
        return bytes;
    };
}

bool deliver(store::Outbox& outbox) {
    const auto batch = outbox.next_batch(7, domain::max_batch_bytes);
    if (!batch) return false;
    std::vector<domain::RecordResult> results;
    for (const domain::WireRecord& record : *batch)
        results.push_back({record.sequence, domain::RecordOutcome::stored, {}});
    return outbox.acknowledge(results).has_value();
}

int fail(const domain::SaveError& error) {
    std::fprintf(stderr, "store-writer: %s\n", error.detail.c_str());
    return EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3) return EXIT_FAILURE;
    const auto random = random_from(std::strtoull(argv[2], nullptr, 10));
    const domain::WallTime now{std::chrono::hours{500'000}};
    const store::Moment moment{now, domain::Day{std::chrono::floor<std::chrono::days>(now)}};
    const auto opened = store::Database::open({.directory = argv[1], .now = now});
    if (!opened) return fail(opened.error());
    if (opened->report.moved_aside_to) return fail({.detail = opened->report.damage});
    const auto key = store::DeviceKey::open(argv[1], random);
    if (!key) return fail(key.error());
    store::Visits visits(*opened->database, *key, random);
    store::Outbox outbox(*opened->database);
    for (int i = 1;; ++i) {
        const domain::CheckIn check_in{.id = {}, .visitor = {}, .language = "zh", .agreed_at = now};
        const auto issued = visits.check_in({check_in, "deputy-1", std::nullopt}, moment);
        if (!issued) return fail(issued.error());
        if (std::printf("%s\n", issued->ticket.id.c_str()) < 0 || std::fflush(stdout) != 0) return EXIT_FAILURE;
        if (i % 10 == 0 && !deliver(outbox)) return EXIT_FAILURE;
    }
}
