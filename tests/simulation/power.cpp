#include "power.hpp"

#include "must.hpp"
#include "store/connection.hpp"

namespace liaison::simulation {

using store::test::random_from;
using store::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t seeds_a_start = 10'000; // no id ever comes twice

} // namespace

Running::Running(const fs::path& folder, std::uint64_t seed, const std::string& file_system)
    : store(folder, seed, file_system), logs(*store.database, random_from(seed + 1)),
      chains(*store.database, random_from(seed + 2)),
      activities(*store.database, *store.key, random_from(seed + 3)), sign_ins(*store.database),
      figures(*store.database), retention(*store.database) {
    // Much more than a station has: this is about what is kept, not about how often it is read.
    store.database->connection().sqlite.exec("PRAGMA cache_size = -131072");
}

Machine::Machine() {
    start(std::make_unique<TemporaryFolder>());
}

void Machine::start(std::unique_ptr<TemporaryFolder> folder) {
    folder_ = std::move(folder);
    running_ = std::make_unique<Running>(folder_->data(), ++starts_ * seeds_a_start,
                                         disk_ ? disk_->name() : std::string{});
    const auto& report = running_->store.report;
    must(!report.moved_aside_to, "the database was found damaged at a start", report.damage);
    must(report.created == (starts_ == 1), "a database was begun anew");
}

void Machine::restart(bool loses_writes) {
    running_.reset();
    disk_.reset();
    if (loses_writes) disk_ = std::make_unique<store::test::FaultFileSystem>();
    start(std::move(folder_));
}

void Machine::cut_power() {
    auto left = std::make_unique<TemporaryFolder>();
    fs::create_directories(left->data());
    for (const char* name : {"station.db", "station.db-wal"})
        if (fs::exists(folder_->data() / name)) fs::copy(folder_->data() / name, left->data() / name);
    store::test::copy_keys(folder_->data(), left->data());
    running_.reset(); // what closing writes goes to files that nobody sees again
    disk_.reset();
    start(std::move(left));
}

void Machine::arm(int step) {
    disk_->start_counting();
    disk_->cut_power_at(step);
}

void Machine::cut_power_amid(unsigned seed) {
    disk_->cut_power_now();
    auto left = std::make_unique<TemporaryFolder>();
    disk_->write_remains(left->data(), seed);
    store::test::copy_keys(folder_->data(), left->data());
    running_.reset();
    disk_.reset();
    start(std::move(left));
}

} // namespace liaison::simulation
