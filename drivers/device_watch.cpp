#include "drivers/device_watch.hpp"

#include <utility>
#include <vector>

namespace drivers {
namespace {

constexpr Span longest_stop{2000};

// Abandoned devices stay until the program ends: their threads may still use them.
void keep_for_ever(std::unique_ptr<Devices> devices) {
    static std::mutex mutex;
    static auto& abandoned = *new std::vector<std::unique_ptr<Devices>>; // never destroyed
    const std::lock_guard lock(mutex);
    abandoned.push_back(std::move(devices));
}

} // namespace

DeviceWatch::DeviceWatch(DeviceKind kind, Make make, EventSink sink, DeviceWatchRules rules)
    : kind_(kind), make_(std::move(make)), sink_(std::move(sink)), rules_(rules) {
    this->make();
}

DeviceWatch::~DeviceWatch() {
    stop();
}

void DeviceWatch::make() {
    shared_ = std::make_shared<Shared>();
    shared_->sink = sink_;
    devices_ = make_([shared = shared_](Event event) {
        // Held while it is told: once a thread is abandoned, nothing of it is on its way any more.
        const std::lock_guard lock(shared->mutex);
        if (!shared->heard) return;
        if (const auto* print = std::get_if<PrintFinished>(&event)) shared->jobs.erase(print->job_id);
        shared->sink(std::move(event));
    });
}

void DeviceWatch::start() {
    const std::lock_guard lock(devices_mutex_);
    if (devices_) devices_->start();
}

void DeviceWatch::stop() {
    const std::lock_guard lock(devices_mutex_);
    if (!devices_) return;
    const bool hangs = asked_at_ != never && !shared_->alive;
    if (!hangs && devices_->stop_within(longest_stop))
        devices_.reset();
    else
        let_go();
}

void DeviceWatch::let_go() {
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->heard = false;
    }
    devices_->abandon();
    keep_for_ever(std::move(devices_));
}

void DeviceWatch::print(PrintJob job) {
    const std::lock_guard lock(devices_mutex_);
    if (!devices_) return sink_(PrintFinished{std::move(job.job_id), PrintOutcome::lost});
    {
        const std::lock_guard shared_lock(shared_->mutex);
        shared_->jobs.insert(job.job_id);
    }
    devices_->print(std::move(job));
}

void DeviceWatch::use_camera(CameraUse use) {
    const std::lock_guard lock(devices_mutex_);
    camera_use_ = use;
    if (devices_) devices_->use_camera(use);
}

void DeviceWatch::check(Instant now) {
    if (now < next_check_) return;
    next_check_ = now + rules_.ask_every;
    if (!devices_) return;
    if (asked_at_ != never && !shared_->alive) {
        if (now < asked_at_ + rules_.hangs_after || replacements_ >= rules_.most_replacements) return;
        return replace(now);
    }
    asked_at_ = now;
    shared_->alive = false;
    devices_->post([shared = shared_](Instant) { shared->alive = true; });
}

void DeviceWatch::replace(Instant now) {
    std::set<std::string> jobs;
    {
        const std::lock_guard lock(shared_->mutex);
        shared_->heard = false;
        jobs = std::exchange(shared_->jobs, {});
    }
    sink_(DeviceStateChanged{kind_, DeviceState::ill, "the driver hung and was begun anew"});
    for (const std::string& job : jobs)
        sink_(PrintFinished{job, PrintOutcome::lost});
    const std::lock_guard lock(devices_mutex_);
    let_go();
    ++replacements_;
    make();
    asked_at_ = never;
    next_check_ = now + rules_.ask_every;
    devices_->use_camera(camera_use_);
    devices_->start();
}

} // namespace drivers
