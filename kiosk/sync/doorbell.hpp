// Waits at the county's door for a new configuration, on a connection and a thread of its own: the delivery of
// records goes on beside it as if it were not there.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "domain/signed_configuration.hpp"
#include "domain/time.hpp"
#include "sync/doorbell_plan.hpp"
#include "sync/http_client.hpp"

namespace liaison::sync {

struct DoorbellSurroundings {
    std::function<domain::Now()> now;
    std::function<double()> random;                         // from [0, 1)
    std::function<void(domain::ConfigurationNews)> hand_on; // called on the doorbell's thread
};

class Doorbell {
public:
    // Does nothing yet.
    Doorbell(HttpClientSettings http, const std::string& station_id, DoorbellSurroundings surroundings);
    ~Doorbell();
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;

    void start(); // once
    void stop();  // ends the wait at once; nothing is handed on after that

    // From any thread.
    void line_works(bool works);
    void handed_on(); // by the other way
    void configuration_applied(std::int64_t version);
    void root_trusted(std::int64_t version);
    bool stands() const;

private:
    void run();
    DoorOutcome carry_out(const WaitAtDoor& question);
    DoorOutcome took(const std::string& body);
    void tell_plan(const std::function<void(DoorbellPlan&)>& what);

    DoorbellSurroundings surroundings_;
    std::string path_;
    HttpClient client_;
    std::thread thread_;

    mutable std::mutex mutex_; // guards what stands below
    std::condition_variable wake_;
    DoorbellPlan plan_;
    bool stopping_ = false;
    bool told_ = false; // the plan knows something that it did not
};

} // namespace liaison::sync
