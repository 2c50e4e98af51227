// How the station is: noted for the county now and then and when a device changes, and the room on the disk.
#include <spdlog/spdlog.h>

#include "app/store_worker_parts.hpp"

namespace liaison::app {

using domain::DiskRoom;

namespace {

constexpr std::chrono::minutes sampled_every{5};
constexpr std::chrono::seconds sampled_at_most_every{30}; // where a device falls ill and recovers all the time

} // namespace

void StoreWorker::take_devices(std::vector<domain::StationHealth::Device> devices) {
    queue_.post([this, devices = std::move(devices)] {
        if (devices == devices_) return;
        devices_ = devices;
        sample_due_ = std::min(sample_due_, last_sample_ + sampled_at_most_every);
    });
}

// The kiosk's business alone: a desk is a guest on the same disk.
void StoreWorker::look_at_health() {
    if (!store_ || settings_.is_desk) return;
    std::error_code failed;
    const auto space = std::filesystem::space(settings_.data_folder, failed);
    if (!failed) take_room(domain::disk_room(space.available, settings_.disk_kept_back, room_));
    if (!configuration_ || now().monotonic < sample_due_) return;
    domain::StationHealth health{.program_version = settings_.program_version,
                                 .configuration = configuration_->version,
                                 .configuration_taken_back = taken_back_,
                                 .configuration_expired = configuration_expires_ <= county_time(),
                                 .devices = devices_,
                                 .unsent = store_->outbox.unsent().value_or(0),
                                 .set_aside = store_->outbox.set_aside_count().value_or(0),
                                 .program_up =
                                     std::chrono::floor<std::chrono::seconds>(now().monotonic.since_start),
                                 .key_protection = store_->database->protection()};
    if (!failed) {
        health.free_bytes = space.available;
        health.disk_bytes = space.capacity;
    }
    last_sample_ = now().monotonic;
    sample_due_ = last_sample_ + sampled_every;
    if (room_ == DiskRoom::none) return;
    if (const auto written = store_->health.write(health, this_moment()); !written)
        return spdlog::warn("the station's health could not be noted: {}", written.error().detail);
    records_grew_();
}

void StoreWorker::take_room(DiskRoom room) {
    if (room == DiskRoom::short_of || room == DiskRoom::none) {
        const auto dropped = store_->health.drop_waiting();
        if (dropped && *dropped > 0)
            spdlog::warn("the disk runs short: {} samples of health gave way", *dropped);
    }
    if (room == std::exchange(room_, room)) return;
    spdlog::warn("room on the disk: {}", room == DiskRoom::ample      ? "enough"
                                         : room == DiskRoom::short_of ? "short"
                                                                      : "none");
    mailbox_.post(DiskRoomChanged{room});
    if (room == DiskRoom::none)
        take_trouble({.kind = domain::SaveError::Kind::disk_full, .detail = "the room kept back is begun"});
}

} // namespace liaison::app
