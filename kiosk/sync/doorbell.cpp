#include "sync/doorbell.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace liaison::sync {

namespace {

// Silence is what is asked for here. A connection that died without a word is noticed when the wait is over.
HttpClientSettings patient(HttpClientSettings settings) {
    const auto silence = DoorbellPlan::longest_wait + DoorbellPlan::way;
    settings.low_speed_timeout = std::max(settings.low_speed_timeout, silence);
    settings.total_timeout = std::max<std::chrono::milliseconds>(settings.total_timeout, silence);
    return settings;
}

} // namespace

Doorbell::Doorbell(HttpClientSettings http, const std::string& station_id, DoorbellSurroundings surroundings)
    : surroundings_(std::move(surroundings)), path_("/api/v1/stations/" + station_id + "/configuration"),
      client_(patient(std::move(http))), plan_(surroundings_.random) {}

Doorbell::~Doorbell() {
    stop();
}

void Doorbell::start() {
    thread_ = std::thread([this] { run(); });
}

void Doorbell::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    client_.abort();
    if (thread_.joinable()) thread_.join();
}

void Doorbell::line_works(bool works) {
    tell_plan([&](DoorbellPlan& plan) { plan.line_works(works); });
}

void Doorbell::handed_on() {
    const domain::MonotonicTime now = surroundings_.now().monotonic;
    tell_plan([&](DoorbellPlan& plan) { plan.handed_on(now); });
}

void Doorbell::configuration_applied(std::int64_t version) {
    tell_plan([&](DoorbellPlan& plan) { plan.configuration_applied(version); });
}

void Doorbell::root_trusted(std::int64_t version) {
    tell_plan([&](DoorbellPlan& plan) { plan.root_trusted(version); });
}

bool Doorbell::stands() const {
    const domain::MonotonicTime now = surroundings_.now().monotonic;
    const std::lock_guard lock(mutex_);
    return plan_.stands(now);
}

void Doorbell::tell_plan(const std::function<void(DoorbellPlan&)>& what) {
    {
        const std::lock_guard lock(mutex_);
        what(plan_);
        told_ = true;
    }
    wake_.notify_all();
}

void Doorbell::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        const domain::MonotonicTime now = surroundings_.now().monotonic;
        const auto action = plan_.next_action(now);
        if (const auto* wait = std::get_if<Wait>(&action)) {
            wake_.wait_for(lock, wait->until - now, [this] { return stopping_ || told_; });
            told_ = false;
            continue;
        }
        lock.unlock();
        const DoorOutcome outcome = carry_out(std::get<WaitAtDoor>(action));
        lock.lock();
        plan_.action_done(outcome, surroundings_.now().monotonic);
    }
}

DoorOutcome Doorbell::carry_out(const WaitAtDoor& question) {
    const auto answer = client_.get(fmt::format("{}?after={}&root={}&wait={}", path_, question.after,
                                                question.root, question.wait.count()));
    if (!answer) return NotHeard{};
    if (answer->status == 204) return NothingNew{};
    if (answer->status == 401 || answer->status == 403) return DoorShut{};
    return answer->status == 200 ? took(answer->body) : NotHeard{answer->retry_after};
}

DoorOutcome Doorbell::took(const std::string& body) {
    auto news = domain::parse_configuration_news(body);
    if (!news) return NotHeard{};
    handed_on();
    surroundings_.hand_on(*std::move(news));
    return DoorOpened{};
}

} // namespace liaison::sync
