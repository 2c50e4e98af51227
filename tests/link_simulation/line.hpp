// The network between kiosk and county, as the kiosk's delivery sees it.
#pragma once

#include <functional>

#include "county.hpp"
#include "plan.hpp"
#include "sync/wire.hpp"

namespace liaison::link_simulation {

// The kiosk lost its power while it waited for an answer: nothing that it was doing goes on.
struct PowerCut {};

// What the line uses of the simulated world.
struct LineSurroundings {
    // Time goes by, and other things happen. Throws PowerCut.
    std::function<void(std::chrono::milliseconds)> pass;
    std::function<bool()> is_up;
    std::function<bool(int)> hits;                                  // one in so many; 0: never
    std::function<std::optional<county::Response>(Arrival)> arrive; // nothing: the county does not answer
    std::function<void(std::chrono::milliseconds, Arrival)> arrive_later;
    std::function<std::string()> certificate; // that the kiosk shows, PEM
    std::function<std::chrono::sys_seconds()> county_date;
    std::function<void(const char*)> note; // what became of a request
};

class Line : public sync::Wire {
public:
    using Answered = tl::expected<sync::HttpAnswer, sync::TransferError>;

    Line(const Plan& plan, test::Random& random, LineSurroundings world)
        : plan_(plan), random_(random), world_(std::move(world)) {}

    Answered get(const std::string& path) override;
    Answered post_json(const std::string& path, const std::string& json) override;
    Answered put_bytes(const std::string& path, const std::string& bytes) override;
    void abort() override {}

private:
    Answered exchange(Arrival arrival);
    std::optional<Answered> lost_on_the_way(const Arrival& arrival);
    std::optional<Answered> answered_by_another();
    Answered way_back(sync::HttpAnswer answer);
    Answered failed(sync::TransferError::Kind kind, const char* what);
    std::chrono::milliseconds flight() { return std::chrono::milliseconds{random_.between(10, 400)}; }

    const Plan& plan_;
    test::Random& random_;
    LineSurroundings world_;
    std::optional<sync::HttpAnswer> earlier_;
};

} // namespace liaison::link_simulation
