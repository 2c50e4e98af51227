// The store's program is killed at random moments: nothing that it said is saved is lost.
#include <algorithm>
#include <filesystem>
#include <random>
#include <set>
#include <string>

#include <stdlib.h>

#include "catch.hpp"
#include "writer.hpp"

namespace {

namespace fs = std::filesystem;
using faults::Clock;
using faults::rows;
using faults::Writer;

constexpr int kills = 50;

// Two records a check-in; those that wait are the last ones, without a gap.
constexpr const char* sequences_are_whole =
    "SELECT (SELECT last_sequence FROM outbox_counter) = 2 * (SELECT count(*) FROM tickets)"
    " AND (SELECT coalesce(max(sequence) - min(sequence) + 1, 0) = count(*) FROM outbox)"
    " AND (SELECT coalesce(max(sequence) = (SELECT last_sequence FROM outbox_counter), 1) FROM outbox)"
    " AND (SELECT max(number) = count(*) FROM tickets)";

} // namespace

TEST_CASE("nothing that was said to be saved is lost to kill -9") {
    const unsigned seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed << ": run with --rng-seed " << seed);
    std::mt19937 random(seed);
    std::string name = (fs::temp_directory_path() / "kill-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path database = fs::path(name) / "data" / "station.db";
    std::set<std::string> said;
    for (int kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        Writer writer(name + "/data", seed + static_cast<unsigned>(kill));
        if (!writer.read_lines(1)) FAIL("the program ended by itself");
        writer.read_until(Clock::now() + std::chrono::microseconds{random() % 30'000});
        writer.kill_and_drain();
        said.merge(writer.complete_lines());

        REQUIRE(rows(database, "PRAGMA quick_check") == std::set<std::string>{"ok"});
        const auto kept = rows(database, "SELECT id FROM tickets");
        REQUIRE(std::includes(kept.begin(), kept.end(), said.begin(), said.end()));
        REQUIRE(rows(database, sequences_are_whole) == std::set<std::string>{"1"});
    }
    CHECK(said.size() >= kills);
    WARN(said.size() << " check-ins, " << kills << " kills");
    fs::remove_all(name);
}
