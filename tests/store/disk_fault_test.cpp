// The Nth write, sync or truncation fails, for every N until nothing fails any more.
#include <sqlite3.h>

#include "catch.hpp"
#include "fault_file_system.hpp"
#include "visit_script.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
namespace fs = std::filesystem;
using Kind = liaison::domain::SaveError::Kind;

namespace {

struct Fault {
    int code;
    bool for_good;
    Kind kind;
};

const std::vector<Fault> faults{
    {SQLITE_FULL, false, Kind::disk_full},     {SQLITE_FULL, true, Kind::disk_full},
    {SQLITE_IOERR_WRITE, false, Kind::failed}, {SQLITE_IOERR_WRITE, true, Kind::failed},
    {SQLITE_IOERR_FSYNC, false, Kind::failed}, {SQLITE_IOERR_FSYNC, true, Kind::failed},
};

// A day's work with one fault; gives false where the fault was never reached.
bool live_with(const Fault& fault, int step, const fs::path& prepared) {
    const TemporaryFolder folder;
    fs::copy(prepared, folder.data());
    FaultFileSystem disk;
    Witness witness;
    INFO("fault " << fault.code << (fault.for_good ? " for good" : " once") << " at step " << step);
    bool reached = false;
    {
        StoreAtWork store(folder.data(), 1, disk.name());
        disk.start_counting();
        disk.fail_at(step, fault.code, fault.for_good);
        live(store, witness, 1);
        reached = disk.has_failed();
        CHECK((witness.errors > 0) == reached);
        if (witness.errors > 0) CHECK(witness.last_error.kind == fault.kind);
        if (!fault.for_good) {
            disk.start_counting();
            witness.errors = 0;
            live(store, witness, 2); // the disk is well again, and so is the store
            CHECK(witness.errors == 0);
        }
        const TemporaryFolder remains;
        disk.cut_power_now();
        disk.write_remains(remains.path(), static_cast<unsigned>(step));
        copy_keys(folder.data(), remains.path());
        FaultFileSystem fast;
        check_nothing_lost(remains.path(), witness, fast.name());
    }
    check_nothing_lost(folder.data(), witness);
    return reached;
}

} // namespace

TEST_CASE("a disk that is full or ill never makes a false \"saved\"") {
    const TemporaryFolder prepared;
    {
        StoreAtWork store(prepared.data(), 7); // not the seed of those below: ids never come twice
        store.checked_in(1);
    }
    for (const Fault& fault : faults) {
        int step = 1;
        while (live_with(fault, step, prepared.data()))
            ++step;
        INFO("steps of " << fault.code << ": " << step);
        CHECK(step > 30);
    }
}

TEST_CASE("a disk that is full or ill at the first start makes an error, and the next start is good") {
    for (const Fault& fault : faults) {
        int step = 1;
        for (bool reached = true; reached; ++step) {
            INFO("fault " << fault.code << (fault.for_good ? " for good" : " once") << " at step " << step);
            const TemporaryFolder folder;
            FaultFileSystem disk;
            disk.fail_at(step, fault.code, fault.for_good);
            const auto opened =
                Database::open({.directory = folder.data(), .now = morning().wall, .file_system = disk.name()});
            reached = disk.has_failed();
            if (fault.for_good && reached) REQUIRE_FALSE(opened);
            if (!opened) CHECK(opened.error().kind == fault.kind);
            if (opened) continue;
            StoreAtWork store(folder.data());
            CHECK_FALSE(store.report.moved_aside_to);
            CHECK(store.checked_in(1).number == "A001");
        }
        CHECK(step > 10);
    }
}

TEST_CASE("a database on a read-only disk is an error of its own") {
    const TemporaryFolder folder;
    { StoreAtWork store(folder.data()); }
    FaultFileSystem disk;
    StoreAtWork store(folder.data(), 1, disk.name());
    disk.start_counting();
    disk.fail_at(1, SQLITE_READONLY, true);
    const auto issued = store.visits.check_in(walk_in(1), morning());
    REQUIRE_FALSE(issued);
    CHECK(issued.error().kind == Kind::no_permission);
}
