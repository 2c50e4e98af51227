// The station as a machine: a store on a disk, and the plug that is pulled.
#pragma once

#include "fault_file_system.hpp"
#include "station.hpp"
#include "store/activities.hpp"
#include "store/figures.hpp"
#include "store/opinion_chains.hpp"
#include "store/reception_logs.hpp"
#include "store/sign_ins.hpp"

namespace liaison::simulation {

// All that the program holds open between two starts.
struct Running {
    store::test::StoreAtWork store;
    store::ReceptionLogs logs;
    store::OpinionChains chains;
    store::Activities activities;
    store::SignIns sign_ins;
    store::FigureCounter figures;
    store::Retention retention;

    Running(const std::filesystem::path& folder, std::uint64_t seed, const std::string& file_system);
};

class Machine {
public:
    Machine();

    Running& operator*() { return *running_; }
    Running* operator->() { return running_.get(); }
    std::filesystem::path database() const { return folder_->database(); }

    // An ordinary end and start. With `loses_writes` the power may be cut amid a step until the next start.
    void restart(bool loses_writes);
    bool may_lose_writes() const { return disk_ != nullptr; }

    // Between two steps: the files as they are at this moment are all that is left.
    void cut_power();

    // Amid a step: the power goes at this write or sync from now on ...
    void arm(int step);
    // ... and at the latest now. Of what was not synced each write is left whole, torn, mangled or not at all.
    void cut_power_amid(unsigned seed);

private:
    void start(std::unique_ptr<store::test::TemporaryFolder> folder);

    std::uint64_t starts_ = 0;
    std::unique_ptr<store::test::TemporaryFolder> folder_;
    std::unique_ptr<store::test::FaultFileSystem> disk_;
    std::unique_ptr<Running> running_;
};

} // namespace liaison::simulation
