// The kiosk's line to the county: a thread that delivers the outbox and fetches configurations, and a doorbell
// that tells of a new one within seconds, for as long as the program runs. It believes nothing that it carries:
// whoever receives a configuration checks the county's signature.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "domain/signed_configuration.hpp"
#include "sync/doorbell.hpp"
#include "sync/http_client.hpp"
#include "sync/upload_planner.hpp"

namespace liaison::sync {

struct LinkStatus {
    LinkState state = LinkState::unknown;
    domain::WallTime since;                       // of this state
    std::optional<domain::WallTime> last_contact; // the last time that the county answered properly
    std::int64_t unsent = 0;                      // records that wait
    std::string detail;                           // for the keeper; empty when all is well
    std::chrono::milliseconds county_ahead{};     // of the clock on this wall, as far as known
};

// Comes again at every interval until configuration_applied() names a version as new as this one.
struct ConfigurationArrived {
    domain::ConfigurationNews news;
};

// These records have arrived, or are set aside. The outbox knows already.
struct Acknowledged {
    std::vector<domain::RecordResult> results;
};

using LinkEvent = std::variant<LinkStatus, ConfigurationArrived, Acknowledged>;

struct CountyLinkSettings {
    HttpClientSettings http;
    PlannerSettings planner;
};

// What the link uses of the world.
struct LinkSurroundings {
    std::function<domain::Now()> now;
    std::function<double()> random;             // from [0, 1)
    std::function<void(const LinkEvent&)> tell; // on the link's threads, one at a time; must not call it back
    AssetPort* assets = nullptr;                // must outlive the link; null: this machine keeps no assets
};

class CountyLink {
public:
    // Does nothing yet: no thread, no file, no libcurl. `outbox` must outlive the link.
    CountyLink(CountyLinkSettings settings, OutboxPort& outbox, LinkSurroundings surroundings);
    // Over another wire than the one that settings.http describes.
    CountyLink(CountyLinkSettings settings, OutboxPort& outbox, LinkSurroundings surroundings,
               std::unique_ptr<Wire> wire);
    ~CountyLink();
    CountyLink(const CountyLink&) = delete;
    CountyLink& operator=(const CountyLink&) = delete;

    void start(); // once

    // What the thread does again and again; without start() whoever drives the link calls it. Does one thing
    // that is due and gives the present moment, or the moment before which nothing is, unless an order comes.
    domain::MonotonicTime turn();

    // Ends the transfers under way and returns when the threads have ended; nothing is told after that.
    void stop();

    // From any thread.
    void outbox_grew();
    void configuration_applied(std::int64_t version);
    void assets_wanted();                    // others than before, perhaps
    void root_trusted(std::int64_t version); // the newest root that the station believes

private:
    // What the outbox was told of the county's clock.
    struct NotedTime {
        domain::WallTime heard, at_start; // when this program's clock began
        std::chrono::milliseconds ahead;  // of the clock on the wall
    };

    void run();
    void tell(const LinkEvent& event);
    bool is_stopping();
    void take_orders();
    void wait_until(domain::MonotonicTime moment);
    Outcome carry_out(const Send& send);
    Outcome carry_out(const FetchConfiguration& fetch);
    Outcome carry_out(const FetchNews& fetch);
    Outcome carry_out(const SendSheetPart& part);
    Outcome carry_out(const AskForHold& ask);
    Outcome carry_out(const FetchAssetPart& fetch);
    Outcome carry_out(const Wait& wait);
    Outcome took_configuration(const std::string& body);
    void learn_time(std::chrono::sys_seconds county);
    void tell_status(const Outcome& outcome);
    void look_at_identity();

    LinkSurroundings surroundings_;
    OutboxPort& outbox_;
    UploadPlanner planner_;
    std::unique_ptr<Wire> wire_;
    std::filesystem::path identity_;
    std::string station_id_;
    domain::MonotonicTime look_at_identity_; // due
    std::string station_path_;
    LinkStatus status_;
    std::optional<NotedTime> noted_time_;
    std::mutex telling_;
    Doorbell doorbell_;
    std::thread thread_;

    std::mutex mutex_; // guards what stands below
    std::condition_variable wake_;
    bool stopping_ = false;
    bool grew_ = false;
    bool assets_wanted_ = false;
    std::optional<std::int64_t> applied_;
    std::int64_t root_ = 1;
};

} // namespace liaison::sync
