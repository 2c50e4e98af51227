// Kiosk and desk as two processes over one store, and the plug of either, or of both, is pulled at random
// moments.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <random>

#include <stdlib.h>

#include "catch.hpp"
#include "writer.hpp"

namespace {

namespace fs = std::filesystem;
using faults::Clock;
using faults::rows;
using faults::Writer;

constexpr int kills = 40;

bool holds_all(const std::set<std::string>& kept, const std::set<std::string>& said) {
    return std::includes(kept.begin(), kept.end(), said.begin(), said.end());
}

// What the desk says of a ticket is the least that the store has to know of it.
constexpr const char* what_the_desk_may_say =
    "SELECT 'called ' || id FROM tickets WHERE state IN ('called', 'meeting', 'done')"
    " UNION SELECT 'meeting ' || id FROM tickets WHERE state IN ('meeting', 'done')"
    " UNION SELECT 'draft ' || ticket_id FROM reception_drafts"
    " UNION SELECT 'draft ' || id FROM tickets WHERE state = 'done'"
    " UNION SELECT 'done ' || ticket_id FROM receptions";

// Whoever wrote them: those that wait are the last ones, without a gap.
constexpr const char* sequences_are_whole =
    "SELECT (SELECT coalesce(max(sequence) - min(sequence) + 1, 0) = count(*) FROM outbox)"
    " AND (SELECT coalesce(max(sequence) = (SELECT last_sequence FROM outbox_counter), 1) FROM outbox)";

struct Terminals {
    std::string folder;
    unsigned seed;
    std::unique_ptr<Writer> kiosk, desk;
    std::set<std::string> kiosk_said, desk_said;

    void start_what_is_off() {
        if (!kiosk) {
            kiosk = std::make_unique<Writer>(folder, ++seed);
            if (!kiosk->read_lines(1)) FAIL("the kiosk ended by itself");
        }
        if (!desk) {
            desk = std::make_unique<Writer>(folder, ++seed, "desk");
            if (!desk->read_lines(1)) FAIL("the desk ended by itself");
        }
    }
    static void pull_plug(std::unique_ptr<Writer>& terminal, std::set<std::string>& said) {
        terminal->kill_and_drain();
        said.merge(terminal->complete_lines());
        terminal.reset();
    }
};

} // namespace

TEST_CASE("two terminals: nothing that either said is lost, whichever plug is pulled") {
    const unsigned seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : std::random_device{}();
    INFO("seed " << seed << ": run with --rng-seed " << seed);
    std::mt19937 random(seed);
    std::string name = (fs::temp_directory_path() / "terminals-test-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    const fs::path database = fs::path(name) / "data" / "station.db";
    Terminals room{
        .folder = name + "/data", .seed = seed, .kiosk = {}, .desk = {}, .kiosk_said = {}, .desk_said = {}};
    for (int kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        room.start_what_is_off();
        room.desk->read_until(Clock::now() + std::chrono::microseconds{random() % 30'000});
        const auto which = random() % 3; // the other one goes on meanwhile, or both are off
        if (which != 0) Terminals::pull_plug(room.kiosk, room.kiosk_said);
        if (which != 1) Terminals::pull_plug(room.desk, room.desk_said);

        REQUIRE(rows(database, "PRAGMA quick_check") == std::set<std::string>{"ok"});
        REQUIRE(holds_all(rows(database, "SELECT id FROM tickets"), room.kiosk_said));
        REQUIRE(holds_all(rows(database, what_the_desk_may_say), room.desk_said));
        REQUIRE(rows(database, sequences_are_whole) == std::set<std::string>{"1"});
    }
    room.start_what_is_off(); // and both find a store to go on with
    CHECK(room.kiosk_said.size() >= kills / 3);
    CHECK(room.desk_said.size() >= kills / 3);
    WARN(room.kiosk_said.size() << " check-ins, " << room.desk_said.size() << " steps of the desk, " << kills
                                << " kills");
    room.kiosk.reset();
    room.desk.reset();
    fs::remove_all(name);
}
