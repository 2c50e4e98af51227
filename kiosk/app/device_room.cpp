#include "app/device_room.hpp"

#include <spdlog/spdlog.h>

#include "app/device_addresses.hpp"
#include "app/world.hpp"
#include "domain/id_number.hpp"

namespace liaison::app {

using flow::DeviceHealth;

namespace {

drivers::DeviceSettings device_settings(const Settings& settings, Mailbox& mailbox) {
    drivers::DeviceSettings devices;
    devices.card_reader = card_reader_address(settings);
    devices.card_reader_settings.presence_test = settings.card_reader.presence_test;
    devices.code_scanner = code_scanner_address(settings);
    if (settings.printer.kind == PrinterKind::escpos_device) devices.receipt_printer = settings.printer.device;
    if (settings.printer.kind == PrinterKind::escpos_file)
        devices.receipt_printer = "file:" + settings.printer.device;
    if (settings.camera.kind == CameraKind::v4l2) devices.camera = "v4l2:" + settings.camera.device;
    if (settings.camera.kind == CameraKind::replay) devices.camera = "replay:" + settings.camera.device;
    devices.code_scanner_settings.our_prefixes = {"LZ1A:", "LZ1T:"};
    devices.camera_settings.our_prefixes = devices.code_scanner_settings.our_prefixes;
    devices.on_preview = [&mailbox](drivers::GreyPicture picture) { mailbox.post(std::move(picture)); };
    return devices;
}

// Before a device has spoken: one that is configured is believed to be there.
DeviceHealth at_first(bool configured) {
    return configured ? DeviceHealth::working : DeviceHealth::absent;
}

DeviceHealth health_of(drivers::DeviceState state) {
    const bool usable = state == drivers::DeviceState::ready || state == drivers::DeviceState::starting;
    return usable ? DeviceHealth::working : DeviceHealth::ill;
}

// YYYYMMDD; 长期 and whatever else is no day: no end is known.
std::optional<domain::Day> day_on_card(const std::string& text) {
    constexpr std::size_t digits = 8;
    if (text.size() != digits) return std::nullopt;
    return domain::parse_day(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6, 2));
}

domain::Visitor visitor_of(const drivers::IdCard& card) {
    return {card.name.empty() ? card.english_name : card.name,
            card.number,
            {},
            domain::IdentifiedBy::id_card,
            day_on_card(card.valid_to)};
}

bool came_out(drivers::PrintOutcome outcome) {
    using enum drivers::PrintOutcome;
    return outcome == printed || outcome == probably_printed || outcome == sent;
}

const char* name_of(drivers::DeviceKind kind) {
    switch (kind) {
    case drivers::DeviceKind::card_reader: return "card reader";
    case drivers::DeviceKind::code_scanner: return "code scanner";
    case drivers::DeviceKind::receipt_printer: return "printer";
    case drivers::DeviceKind::camera: return "camera";
    }
    return "";
}

} // namespace

DeviceRoom::DeviceRoom(const Settings& settings, Mailbox& mailbox, StoreWorker& store)
    : reader_(at_first(settings.card_reader.kind != CardReaderKind::none)),
      scanner_(at_first(settings.code_scanner.kind != CodeScannerKind::none)),
      printer_(at_first(settings.printer.kind != PrinterKind::none)),
      camera_(at_first(settings.camera.kind != CameraKind::none)),
      devices_(
          device_settings(settings, mailbox),
          [this, &mailbox, &store](drivers::Event event) { forward(std::move(event), mailbox, store); },
          [] { return drivers::Instant::clock::now(); }) {}

// On the devices' thread.
void DeviceRoom::forward(drivers::Event event, Mailbox& mailbox, StoreWorker& store) const {
    std::visit(
        flow::Overloaded{
            [&](const drivers::CardRead& read) { store.recognise_card(visitor_of(read.card)); },
            [&](const drivers::CardGone&) { mailbox.post(flow::Event{flow::CardGone{}}); },
            [&](const drivers::CardTrouble& trouble) {
                mailbox.post(
                    flow::Event{flow::CardTrouble{trouble.kind == drivers::CardTroubleKind::hold_still}});
            },
            [&](const drivers::CodeScanned& scan) { mailbox.post(flow::Event{flow::CodeScanned{scan.bytes}}); },
            // What is too long for the scanner's line is as foreign as what is too long for a code of ours.
            [&](const drivers::CodeRefused& refused) {
                if (refused.reason == drivers::CodeRefusal::keys_lost)
                    mailbox.post(flow::Event{flow::CodeGarbled{}});
                else
                    mailbox.post(flow::Event{flow::CodeScanned{}});
            },
            [&](const drivers::PrintFinished& print) {
                mailbox.post(flow::Event{flow::PrintDone{print.job_id, came_out(print.outcome)}});
            },
            [&](const auto& news) { mailbox.post(news); },
        },
        event);
}

void DeviceRoom::take(const drivers::DeviceStateChanged& news) {
    const DeviceHealth health = health_of(news.state);
    spdlog::info("{}: {}{}", name_of(news.kind), health == DeviceHealth::working ? "works" : "does not work",
                 news.detail_for_keeper.empty() ? "" : " (" + news.detail_for_keeper + ")");
    switch (news.kind) {
    case drivers::DeviceKind::card_reader: reader_ = health; break;
    case drivers::DeviceKind::code_scanner: scanner_ = health; break;
    case drivers::DeviceKind::receipt_printer: printer_ = health; break;
    case drivers::DeviceKind::camera: camera_ = health; break;
    }
}

void DeviceRoom::take(const drivers::PrinterConditionChanged& news) {
    paper_ = news.condition;
}

void DeviceRoom::watch(bool watching) {
    if (watching == watching_) return;
    watching_ = watching;
    devices_.watch(watching);
}

DeviceHealth DeviceRoom::code_scanner() const {
    const bool either = scanner_ == DeviceHealth::working || camera_ == DeviceHealth::working;
    if (either) return DeviceHealth::working;
    return scanner_ == DeviceHealth::ill || camera_ == DeviceHealth::ill ? DeviceHealth::ill
                                                                         : DeviceHealth::absent;
}

DeviceHealth DeviceRoom::printer() const {
    const bool prints =
        paper_ == drivers::PrinterCondition::well || paper_ == drivers::PrinterCondition::near_end;
    return printer_ == DeviceHealth::working && !prints ? DeviceHealth::ill : printer_;
}

void DeviceRoom::tell_keeper(view::KeeperNews& news) const {
    news.reader_ill = reader_ == DeviceHealth::ill;
    news.scanner_ill = scanner_ == DeviceHealth::ill || camera_ == DeviceHealth::ill;
    news.printer_ill = printer() == DeviceHealth::ill;
    news.printer_without_paper = news.printer_ill && paper_ == drivers::PrinterCondition::paper_out;
}

} // namespace liaison::app
