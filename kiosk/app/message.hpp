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
#include "domain/language_pack.hpp"
#include "domain/signed_configuration.hpp"
#include "drivers/camera/camera_use.hpp"
#include "drivers/code_picture/grey_picture.hpp"
#include "drivers/event.hpp"
#include "flow/event.hpp"
#include "sync/county_link.hpp"
#include "typing/engines.hpp"
#include "ui/image.hpp"
#include "view/pictures.hpp"
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

// A picture that the screens wished for.
struct PictureRead {
    view::PictureKey key;
    std::optional<ui::Image> image; // nothing: it is not here, or cannot be shown
};

// The files that configurations name, after one has come into force or been stored.
struct AssetsNamed {
    std::vector<domain::Asset> wanted; // by the newest one, most needed first
    std::vector<domain::Asset> kept;   // by any that may come into force again
    bool are_all = false;              // of those that are kept; else nothing may be deleted
};

// The language packs of a configuration, as far as they are here.
struct LanguagePacksRead {
    std::vector<domain::LanguagePack> packs;
};

// One more of the files is here.
struct AssetArrived {};

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

// Copied and destroyed in message.cpp, for the reason that flow/event.hpp gives for Touch.
struct Message
    : std::variant<flow::Event, DayChanged, StoreHealth, DiskRoomChanged, TrustChanged, ConfigurationInForce,
                   ConfigurationMissing, sync::LinkStatus, drivers::DeviceStateChanged,
                   drivers::PrinterConditionChanged, drivers::CardModuleSeen, StoreAnswered, PrintsInterrupted,
                   MachineLookedAt, SoundWorks, VoicesKnown, PictureRead, LanguagePacksRead, AssetsNamed,
                   AssetArrived, TypingLoaded, CameraSees, SheetSeen> {
    template <flow::AlternativeOf<variant> Alternative>
    Message(Alternative alternative) : variant(std::in_place_type<Alternative>, std::move(alternative)) {}
    Message(const Message&);
    Message(Message&&) noexcept;
    Message& operator=(const Message&);
    Message& operator=(Message&&) noexcept;
    ~Message();
};

// Takes messages from any thread and wakes the one that reads them.
class Mailbox {
public:
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Message message);
    std::vector<Message> take();

private:
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Message> messages_;
};

} // namespace liaison::app
