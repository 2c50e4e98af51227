// What the threads of the kiosk tell the one that draws. They share nothing else with it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/disk_room.hpp"
#include "domain/signed_configuration.hpp"
#include "drivers/camera/camera_use.hpp"
#include "drivers/code_picture/grey_picture.hpp"
#include "drivers/event.hpp"
#include "flow/event.hpp"
#include "sync/county_link.hpp"
#include "typing/engines.hpp"
#include "ui/image.hpp"
#include "view/station_report.hpp"

namespace liaison::app {

struct DayChanged {
    domain::StationDay day;
};

// Nothing can be written down at present, or it can again.
struct StoreHealth {
    std::optional<domain::SaveError> trouble;
};

// How much room the disk has left for records.
struct DiskRoomChanged {
    domain::DiskRoom room = domain::DiskRoom::ample;
};

struct ConfigurationInForce {
    domain::StationConfiguration configuration;
    domain::WallTime expires;
};

// The newest root that the station believes.
struct TrustChanged {
    std::int64_t version = 0;
    domain::VerifyingKey appointment_key;
};

// Why no configuration of the county is in force: a code for the keeper.
struct ConfigurationMissing {
    std::string code;
};

// The store's thread gets on.
struct StoreAnswered {};

// The program ended while these numbers were being printed, not long ago.
struct PrintsInterrupted {
    std::vector<std::string> numbers;
};

// What the operating system says of the machine, for the keeper's page.
struct MachineLookedAt {
    view::MachineReport report;
};

// What the keyboards read from disk is there, or what there is of it.
struct TypingLoaded {
    std::shared_ptr<typing::Engines> engines;
};

// The sound card works, or does not any more.
struct SoundWorks {
    bool works = false;
};

// The languages that can be spoken, once they are known.
struct VoicesKnown {
    std::vector<std::string> languages;
};

// A deputy's picture, small and square.
struct PortraitRead {
    std::string deputy_id;
    ui::Image image;
};

// What the camera sees.
struct CameraSees {
    drivers::GreyPicture picture;
    drivers::CameraUse use = drivers::CameraUse::off; // what the picture is for
};

// A photographed sheet, read from the store.
struct SheetSeen {
    std::string sheet_id;
    drivers::GreyPicture picture;
};

using Message =
    std::variant<flow::Event, DayChanged, StoreHealth, DiskRoomChanged, TrustChanged, ConfigurationInForce,
                 ConfigurationMissing, sync::LinkStatus, drivers::DeviceStateChanged,
                 drivers::PrinterConditionChanged, drivers::CardModuleSeen, StoreAnswered, PrintsInterrupted,
                 MachineLookedAt, SoundWorks, VoicesKnown, PortraitRead, TypingLoaded, CameraSees, SheetSeen>;

// Takes messages from any thread and wakes the one that reads them.
class Mailbox {
public:
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Message message) {
        {
            const std::lock_guard lock(mutex_);
            messages_.push_back(std::move(message));
        }
        wake_();
    }

    std::vector<Message> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(messages_, {});
    }

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Message> messages_;
};

} // namespace liaison::app
