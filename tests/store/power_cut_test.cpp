// The power goes at every I/O step, and what was not synced is lost, torn or mangled.
#include "catch.hpp"
#include "fault_file_system.hpp"
#include "visit_script.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
namespace fs = std::filesystem;

namespace {

constexpr unsigned damage_seeds = 10;

void check_remains(const FaultFileSystem& disk, const fs::path& keys, const Witness& witness) {
    for (unsigned seed = 1; seed <= damage_seeds; ++seed) {
        INFO("damage seed " << seed);
        const TemporaryFolder remains;
        disk.write_remains(remains.path(), seed);
        copy_keys(keys, remains.path());
        FaultFileSystem fast;
        check_nothing_lost(remains.path(), witness, fast.name());
    }
}

} // namespace

TEST_CASE("the visits of these tests go well on a good disk") {
    const TemporaryFolder folder;
    StoreAtWork store(folder.data());
    Witness witness;
    for (const int round : {1, 2})
        live(store, witness, round);
    INFO(witness.last_error.detail);
    CHECK(witness.errors == 0);
    CHECK(witness.receptions.size() == 4);
    CHECK(witness.bookings.size() == 2);
}

TEST_CASE("what the store said is saved survives a power cut at every I/O step") {
    const TemporaryFolder prepared;
    {
        StoreAtWork store(prepared.data(), 7); // not the seed of those below: ids never come twice
        store.checked_in(1);
    }
    int step = 1;
    for (bool reached = true; reached; ++step) {
        INFO("power cut at step " << step);
        const TemporaryFolder folder;
        fs::copy(prepared.data(), folder.data());
        FaultFileSystem disk;
        Witness witness;
        StoreAtWork store(folder.data(), 1, disk.name());
        disk.start_counting();
        disk.cut_power_at(step);
        live(store, witness, 1);
        reached = witness.errors > 0;
        disk.cut_power_now();
        check_remains(disk, folder.data(), witness);
    }
    CHECK(step > 30);
    WARN((step - 1) * static_cast<int>(damage_seeds) << " power cuts");
}

TEST_CASE("a power cut at any step of the first start leaves a folder to start in") {
    int step = 1;
    for (bool reached = true; reached; ++step) {
        INFO("power cut at step " << step);
        const TemporaryFolder folder;
        FaultFileSystem disk;
        disk.cut_power_at(step);
        const auto opened =
            Database::open({.directory = folder.data(), .now = morning().wall, .file_system = disk.name()});
        reached = !opened;
        disk.cut_power_now();
        for (unsigned seed = 1; seed <= damage_seeds; ++seed) {
            const TemporaryFolder remains;
            disk.write_remains(remains.path(), seed);
            FaultFileSystem fast;
            StoreAtWork store(remains.path(), 1, fast.name());
            INFO("damage seed " << seed << ": " << store.report.damage);
            CHECK_FALSE(store.report.moved_aside_to);
            CHECK(store.checked_in(1).number == "A001");
        }
    }
    CHECK(step > 10);
}

TEST_CASE("a disk that loses what was synced is found out") {
    // The counter-proof: a layer that forgets a sync must fail the same check.
    const TemporaryFolder folder;
    FaultFileSystem disk;
    {
        StoreAtWork store(folder.data(), 1, disk.name());
        disk.start_counting();
        disk.forget_syncs();
        store.checked_in(1);
        disk.cut_power_now();
    }
    bool lost = false;
    for (unsigned seed = 1; seed <= damage_seeds; ++seed) {
        const TemporaryFolder remains;
        disk.write_remains(remains.path(), seed);
        copy_keys(folder.data(), remains.path());
        StoreAtWork store(remains.path());
        lost = lost || store.visits.station_day(morning().today)->tickets.empty();
    }
    CHECK(lost);
}
