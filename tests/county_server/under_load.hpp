// Stations that deliver through all troubles, as the kiosk's outbox does: the same records until they are
// answered.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <thread>

#include "county_support/county_process.hpp"
#include "domain/wire_record.hpp"

namespace liaison::testing {

std::string station_name(int station); // "room-17"

// The n-th record of a station. No two stations share an id; all want the same times of the same shared deputy.
domain::WireRecord load_record(int station, std::int64_t sequence);
std::string load_configuration(int station); // in which that deputy is shared

// Which of a station's records somebody delivers: `first`, `first` + `step` and so on, not beyond `last`.
struct Share {
    std::int64_t first = 1;
    std::int64_t step = 1;
    std::int64_t last = 0;
};

class Sender {
public:
    // In batches of `size`, each until it is answered.
    Sender(const CountyProcess& county, int station, const Share& share, int size);
    void join() { thread_.join(); }

    std::int64_t acknowledged() const { return acknowledged_; } // its share up to this sequence, at any time
    int unanswered() const { return unanswered_; }              // requests without an answer, or with 503
    // After join(): how often a record was answered as stored, which is once.
    const std::map<std::int64_t, int>& stored() const { return stored_; }
    const std::string& trouble() const { return trouble_; } // empty: no answer was unexpected

private:
    void run(const Share& share, int size);
    bool take(const httplib::Result& answer);

    const CountyProcess& county_;
    std::string path_;
    std::string station_id_;
    int station_;
    std::string identity_;
    std::atomic<std::int64_t> acknowledged_ = 0;
    std::atomic<int> unanswered_ = 0;
    std::map<std::int64_t, int> stored_;
    std::string trouble_;
    std::thread thread_;
};

} // namespace liaison::testing
