// The county's server without its sockets: its stores on a disk that loses power, its routes, its staff.
#pragma once

#include <memory>

#include "county/http/client_certificate.hpp"
#include "county/http/router.hpp"
#include "county/office.hpp"
#include "fault_file_system.hpp"
#include "station.hpp"

namespace liaison::link_simulation {

inline constexpr const char* station_id = "room-017";

// What arrives, with the certificate that the connection showed (PEM; empty: none).
struct Arrival {
    std::string method;
    std::string target;
    std::string body;
    std::string certificate;
};

class County {
public:
    // On a copy of a folder that prepare_county() made.
    explicit County(const std::filesystem::path& prepared);
    ~County();
    County(const County&) = delete;
    County& operator=(const County&) = delete;

    // As the server answers it; nothing: it died over it, or the power went. Then restart() has to come.
    std::optional<county::Response> answer(const Arrival& arrival);

    // A fault of ours: says what it would answer, and keeps nothing of it.
    std::optional<county::Response> pretend(const Arrival& arrival);

    // The power goes at this write or sync from now on.
    void cut_power_at(int step);
    void lose_power() { disk_->cut_power_now(); }
    bool is_cut() const { return disk_->power_is_cut(); }
    // Every write fails for want of room, until the disk has room again.
    void fill_disk();
    void make_room();

    // On what the disk holds after a power cut, damaged by the seed.
    void restart_after_cut(unsigned seed);
    // After a kill: what was committed is there, also where nothing was synced.
    void restart_after_kill();

    // A disk that lies: the simulation has to notice. Until the next restart.
    void forget_syncs() { disk_->forget_syncs(); }

    county::Office& office() { return *office_; }
    std::filesystem::path folder() const { return folder_->data(); }

private:
    void open();
    void close();

    std::unique_ptr<store::test::TemporaryFolder> folder_;
    std::unique_ptr<store::test::FaultFileSystem> disk_;
    std::unique_ptr<county::Office> office_;
    std::unique_ptr<county::Router> router_;
    std::string shown_;                     // PEM: reading one costs more than most requests
    county::ClientCertificate certificate_; // that is in it
};

// The files of a folder as they are now; but SQLite's index of a log, which a start makes anew.
std::unique_ptr<store::test::TemporaryFolder> copy_of(const std::filesystem::path& folder);

// Keys, certificates, first root, database: what `county-server init` makes.
void prepare_county(const std::filesystem::path& folder, domain::WallTime now);

} // namespace liaison::link_simulation
