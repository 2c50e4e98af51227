// Decides what to say to the county, and when. No thread, no socket, no clock: the caller asks for the next
// action, carries it out, and tells how it went.
//
// A record leaves the outbox only by what the county said about that record. One exception keeps a single
// record from stopping all others: a record that makes its request fail when sent alone, while another record
// gets through, and then fails alone once more, is set aside. So neither an outage nor a server gone mad sets
// anything aside.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/asset_port.hpp"
#include "sync/backoff.hpp"
#include "sync/outbox_port.hpp"
#include "sync/planner_types.hpp"

namespace liaison::sync {

enum class LinkState {
    unknown, // nothing has been tried yet
    online,
    offline, // not reached, or its answers make no sense, or it asks for patience
    refused, // reached, but one side does not accept the other's certificate
};

struct PlannerSettings {
    std::string station_id;
    std::chrono::milliseconds configuration_interval{30'000};
    std::int64_t configuration_version = 0; // that the station runs; 0: none
};

class UploadPlanner {
public:
    static constexpr std::chrono::minutes refused_pause{5};
    static constexpr std::chrono::seconds longest_retry_after{15 * 60};

    // `random` gives numbers from [0, 1). `outbox` and `assets` must outlive the planner; null: this machine
    // keeps no assets.
    UploadPlanner(PlannerSettings settings, OutboxPort& outbox, std::function<double()> random,
                  AssetPort* assets = nullptr);

    // After a Send or a FetchConfiguration comes action_done, before the next call of this.
    Action next_action(domain::MonotonicTime now);

    // The results that the outbox has taken in this moment.
    std::vector<domain::RecordResult> action_done(const Outcome& outcome, domain::MonotonicTime now);

    void outbox_grew() {
        outbox_may_hold_ = sheets_may_wait_ = hold_may_wait_ = true;
    } // also while an action is under way
    void configuration_applied(std::int64_t version) { settings_.configuration_version = version; }
    void assets_wanted() { assets_may_lack_ = true; }
    // Then no question for a configuration is needed; news are asked for in the same rhythm.
    void doorbell_stands(bool stands) { doorbell_stands_ = stands; }

    LinkState state() const { return state_; }
    const std::string& detail() const { return detail_; } // of the last trouble; empty when online

private:
    struct Suspect {
        std::int64_t sequence = 0;
        std::string reason;
        std::size_t probe = 1;    // which record behind it is tried next
        bool others_pass = false; // another record got through after this one had failed
        bool probing_next = true; // the next lone send is the probe
    };

    std::optional<Action> plan_send(domain::MonotonicTime now);
    void configuration_asked(domain::MonotonicTime now);
    std::optional<Action> plan_news();
    std::optional<Action> plan_sheet(domain::MonotonicTime now);
    std::optional<Action> plan_asset(domain::MonotonicTime now);
    std::vector<domain::WireRecord> lone_record(std::vector<domain::WireRecord> records);
    std::vector<domain::RecordResult> batch_answered(const domain::BatchAnswer& answer,
                                                     domain::MonotonicTime now);
    std::vector<domain::RecordResult> content_trouble(const std::string& reason, bool wait,
                                                      domain::MonotonicTime now);
    std::vector<domain::RecordResult> lone_record_failed(const std::string& reason, domain::MonotonicTime now);
    void news_answered(const domain::CountyNews& news);
    void news_failed(const std::string& detail);
    void sheet_answered(std::int64_t received, domain::MonotonicTime now);
    void sheet_failed(const std::string& detail, domain::MonotonicTime now);
    void asset_answered(const std::string& content, domain::MonotonicTime now);
    void asset_failed(const std::string& detail, domain::MonotonicTime now);
    void refused(const std::string& detail, bool wait, domain::MonotonicTime now,
                 std::vector<domain::RecordResult>& taken);
    bool acknowledge(const std::vector<domain::RecordResult>& results, domain::MonotonicTime now);
    void good_contact();
    void keep_quiet(LinkState state, const std::string& detail, std::chrono::milliseconds pause,
                    domain::MonotonicTime now);
    void configuration_failed(const std::string& detail, domain::MonotonicTime now);

    PlannerSettings settings_;
    OutboxPort& outbox_;
    AssetPort* assets_;
    std::function<double()> random_;

    std::optional<Action> under_way_;
    bool outbox_may_hold_ = true;
    bool news_wanted_ =
        false; // after each answer about the configuration, in its rhythm; and to hear of a booking
    bool doorbell_stands_ = false;
    bool sheets_may_wait_ = true;
    bool hold_may_wait_ = false;
    bool assets_may_lack_ = true;
    std::size_t batch_limit_ = domain::max_batch_records;
    std::optional<Suspect> suspect_;

    domain::MonotonicTime quiet_until_;     // for everything
    domain::MonotonicTime send_not_before_; // for records only
    domain::MonotonicTime sheet_not_before_;
    domain::MonotonicTime asset_not_before_;
    domain::MonotonicTime configuration_due_; // the first moment: at once
    std::int64_t newest_announced_ = 0;       // one hurried fetch a version, even if the station refuses it

    Backoff link_backoff_;
    Backoff send_backoff_;
    Backoff sheet_backoff_;
    Backoff asset_backoff_;
    Backoff configuration_backoff_;

    LinkState state_ = LinkState::unknown;
    std::string detail_;
};

} // namespace liaison::sync
