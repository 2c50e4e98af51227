// A CountyLink with a fake outbox, and a place to wait for what it tells.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "catch.hpp"
#include "fake_outbox.hpp"
#include "sync/county_link.hpp"

namespace liaison::testing {

inline domain::Now real_now() {
    static const auto start = std::chrono::steady_clock::now();
    using std::chrono::floor, std::chrono::milliseconds;
    return {floor<milliseconds>(std::chrono::system_clock::now()),
            {floor<milliseconds>(std::chrono::steady_clock::now() - start)}};
}

class LinkDesk {
public:
    LinkDesk(const std::string& url, const std::string& authority, const std::string& identity) {
        settings.http = {.base_url = url,
                         .ca_certificate = authority,
                         .identity = identity,
                         .connect_timeout = std::chrono::seconds{5},
                         .low_speed_timeout = std::chrono::seconds{5},
                         .total_timeout = std::chrono::seconds{5}};
        settings.planner = {.station_id = "room-017"};
    }

    ~LinkDesk() { link.reset(); } // its thread must not tell a desk that is half gone
    LinkDesk(const LinkDesk&) = delete;
    LinkDesk& operator=(const LinkDesk&) = delete;

    void start() {
        link = std::make_unique<sync::CountyLink>(
            settings, outbox,
            sync::LinkSurroundings{// short pauses: a test does not wait five minutes
                                   .now = real_now,
                                   .random = [] { return 0.02; },
                                   .tell = [this](const auto& event) { take(event); },
                                   .assets = assets});
        link->start();
    }

    // Returns when `is_so` holds, which is asked after each event; fails after half a minute.
    void wait_until(const char* what, const std::function<bool()>& is_so) {
        std::unique_lock lock(mutex_);
        INFO(what << "; last: " << status_.detail);
        REQUIRE(changed_.wait_for(lock, std::chrono::seconds{30}, is_so));
    }
    void wait_until_delivered() {
        wait_until("all delivered", [this] { return outbox.unsent() == 0; });
    }

    // Inside wait_until, or after the link was stopped.
    const sync::LinkStatus& status() const { return status_; }
    const std::vector<domain::SignedConfiguration>& configurations() const { return configurations_; }
    std::size_t acknowledged() const { return acknowledged_; }

    sync::CountyLinkSettings settings;
    FakeOutbox outbox;
    sync::AssetPort* assets = nullptr; // null: none are kept
    std::unique_ptr<sync::CountyLink> link;
    std::function<void(std::size_t acknowledged)> on_acknowledged; // on the link's thread

private:
    void take(const sync::LinkEvent& event) {
        std::size_t fresh = 0;
        {
            const std::lock_guard lock(mutex_);
            if (const auto* status = std::get_if<sync::LinkStatus>(&event)) status_ = *status;
            if (const auto* arrived = std::get_if<sync::ConfigurationArrived>(&event))
                configurations_.push_back(arrived->news.configuration.value());
            if (const auto* taken = std::get_if<sync::Acknowledged>(&event)) fresh = taken->results.size();
            acknowledged_ += fresh;
        }
        if (fresh > 0 && on_acknowledged) on_acknowledged(acknowledged_);
        changed_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    sync::LinkStatus status_;
    std::vector<domain::SignedConfiguration> configurations_;
    std::size_t acknowledged_ = 0;
};

} // namespace liaison::testing
