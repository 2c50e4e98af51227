#include "app/device_room.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

#include <spdlog/spdlog.h>

#include "app/device_addresses.hpp"
#include "app/world.hpp"
#include "domain/id_number.hpp"
#include "domain/visit_code.hpp"
#include "flow/duty_desk.hpp"

namespace liaison::app {

using flow::DeviceHealth;

namespace {

drivers::DeviceSettings reader_settings(const Settings& settings) {
    drivers::DeviceSettings devices;
    devices.card_reader = card_reader_address(settings);
    devices.card_reader_settings.presence_test = settings.card_reader.presence_test;
    return devices;
}

// What every code of ours begins with.
std::vector<std::string> our_prefixes() {
    return {std::string(domain::appointment_prefix), std::string(domain::ticket_prefix),
            std::string(flow::badge_prefix)};
}

drivers::DeviceSettings scanner_settings(const Settings& settings) {
    drivers::DeviceSettings devices;
    devices.code_scanner = code_scanner_address(settings);
    devices.code_scanner_settings.our_prefixes = our_prefixes();
    return devices;
}

drivers::DeviceSettings printer_settings(const Settings& settings) {
    drivers::DeviceSettings devices;
    devices.receipt_printer = printer_address(settings);
    return devices;
}

drivers::DeviceWatch::Make maker(drivers::DeviceSettings settings) {
    return [settings = std::move(settings)](drivers::EventSink sink) {
        return std::make_unique<drivers::Devices>(settings, std::move(sink),
                                                  [] { return drivers::Instant::clock::now(); });
    };
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

view::Ailment ailment_of(drivers::DeviceState state) {
    switch (state) {
    case drivers::DeviceState::absent: return view::Ailment::not_there;
    case drivers::DeviceState::starting: return view::Ailment::starting;
    case drivers::DeviceState::ready: return view::Ailment::none;
    case drivers::DeviceState::ill: return view::Ailment::no_answer;
    }
    return view::Ailment::none;
}

view::Ailment ailment_of(drivers::PrinterCondition condition) {
    switch (condition) {
    case drivers::PrinterCondition::well: return view::Ailment::none;
    case drivers::PrinterCondition::near_end: return view::Ailment::near_end;
    case drivers::PrinterCondition::paper_out: return view::Ailment::paper_out;
    case drivers::PrinterCondition::cover_open: return view::Ailment::cover_open;
    case drivers::PrinterCondition::cutter_error: return view::Ailment::cutter;
    case drivers::PrinterCondition::offline: return view::Ailment::offline;
    }
    return view::Ailment::none;
}

view::DeviceReport first_report(bool configured) {
    view::DeviceReport report;
    report.configured = configured;
    report.ailment = configured ? view::Ailment::starting : view::Ailment::none;
    return report;
}

} // namespace

// A camera's thread that was given up may still have pictures when the mailbox is no more.
struct DeviceRoom::Preview {
    explicit Preview(Mailbox& to) : mailbox(&to) {}

    void show(drivers::GreyPicture picture, drivers::CameraUse use) {
        const std::lock_guard lock(mutex);
        if (mailbox != nullptr) mailbox->post(CameraSees{std::move(picture), use});
    }
    void close() {
        const std::lock_guard lock(mutex);
        mailbox = nullptr;
    }

    std::mutex mutex;
    Mailbox* mailbox; // nothing: closed
};

drivers::DeviceSettings DeviceRoom::camera_settings(const Settings& settings) const {
    drivers::DeviceSettings devices;
    if (settings.camera.kind == CameraKind::v4l2) devices.camera = "v4l2:" + settings.camera.device;
    if (settings.camera.kind == CameraKind::replay) devices.camera = "replay:" + settings.camera.device;
    devices.camera_settings.our_prefixes = our_prefixes();
    devices.on_preview = [preview = preview_](drivers::GreyPicture picture, drivers::CameraUse use) {
        preview->show(std::move(picture), use);
    };
    return devices;
}

DeviceRoom::DeviceRoom(const Settings& settings, Mailbox& mailbox, StoreWorker& store)
    : reader_{at_first(settings.card_reader.kind != CardReaderKind::none),
              first_report(settings.card_reader.kind != CardReaderKind::none)},
      scanner_{at_first(settings.code_scanner.kind != CodeScannerKind::none),
               first_report(settings.code_scanner.kind != CodeScannerKind::none)},
      printer_{at_first(settings.printer.kind != PrinterKind::none),
               first_report(settings.printer.kind != PrinterKind::none)},
      camera_{at_first(settings.camera.kind != CameraKind::none),
              first_report(settings.camera.kind != CameraKind::none)},
      preview_(std::make_shared<Preview>(mailbox)),
      reader_watch_(drivers::DeviceKind::card_reader, maker(reader_settings(settings)), sink(mailbox, store)),
      scanner_watch_(drivers::DeviceKind::code_scanner, maker(scanner_settings(settings)),
                     sink(mailbox, store)),
      printer_watch_(drivers::DeviceKind::receipt_printer, maker(printer_settings(settings)),
                     sink(mailbox, store)),
      camera_watch_(drivers::DeviceKind::camera, maker(camera_settings(settings)), sink(mailbox, store)) {}

drivers::EventSink DeviceRoom::sink(Mailbox& mailbox, StoreWorker& store) {
    return [this, &mailbox, &store](drivers::Event event) { forward(std::move(event), mailbox, store); };
}

void DeviceRoom::start() {
    for (drivers::DeviceWatch* watch : watches())
        watch->start();
}

void DeviceRoom::stop() {
    preview_->close();
    for (drivers::DeviceWatch* watch : watches())
        watch->stop();
}

void DeviceRoom::check() {
    for (drivers::DeviceWatch* watch : watches())
        watch->check(drivers::Instant::clock::now());
    reader_.report.restarts = reader_watch_.replacements();
    scanner_.report.restarts = scanner_watch_.replacements();
    printer_.report.restarts = printer_watch_.replacements();
    camera_.report.restarts = camera_watch_.replacements();
}

domain::MonotonicTime DeviceRoom::next_check() const {
    const auto due = std::min({reader_watch_.next_check(), scanner_watch_.next_check(),
                               printer_watch_.next_check(), camera_watch_.next_check()});
    const auto clock = drivers::Instant::clock::now();
    const auto wait = std::max(drivers::Span{0}, std::chrono::ceil<drivers::Span>(due - clock));
    return now().monotonic + (due < clock ? drivers::Span{0} : wait);
}

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
                store.note_printed(print.job_id, drivers::to_string(print.outcome));
                mailbox.post(flow::Event{flow::PrintDone{print.job_id, came_out(print.outcome)}});
            },
            [&](const auto& news) { mailbox.post(news); },
        },
        event);
}

DeviceRoom::Known& DeviceRoom::known(drivers::DeviceKind kind) {
    switch (kind) {
    case drivers::DeviceKind::card_reader: return reader_;
    case drivers::DeviceKind::code_scanner: return scanner_;
    case drivers::DeviceKind::camera: return camera_;
    case drivers::DeviceKind::receipt_printer: break;
    }
    return printer_;
}

void DeviceRoom::take(const drivers::DeviceStateChanged& news) {
    Known& device = known(news.kind);
    device.health = health_of(news.state);
    device.report.ailment = ailment_of(news.state);
    device.report.detail = news.detail_for_keeper;
    device.report.since = now().wall;
    if (device.health == DeviceHealth::ill) {
        device.report.last_error = news.detail_for_keeper;
        device.report.last_error_at = now().wall;
    }
    spdlog::info("{}: {}{}", name_of(news.kind),
                 device.health == DeviceHealth::working ? "works" : "does not work",
                 news.detail_for_keeper.empty() ? "" : " (" + news.detail_for_keeper + ")");
}

void DeviceRoom::take(const drivers::PrinterConditionChanged& news) {
    paper_ = news.condition;
}

void DeviceRoom::use_camera(drivers::CameraUse use) {
    if (use == camera_use_) return;
    camera_use_ = use;
    camera_watch_.use_camera(use);
}

DeviceHealth DeviceRoom::code_scanner() const {
    const bool either = scanner_.health == DeviceHealth::working || camera_.health == DeviceHealth::working;
    if (either) return DeviceHealth::working;
    return scanner_.health == DeviceHealth::ill || camera_.health == DeviceHealth::ill ? DeviceHealth::ill
                                                                                       : DeviceHealth::absent;
}

DeviceHealth DeviceRoom::printer() const {
    const bool prints =
        paper_ == drivers::PrinterCondition::well || paper_ == drivers::PrinterCondition::near_end;
    return printer_.health == DeviceHealth::working && !prints ? DeviceHealth::ill : printer_.health;
}

void DeviceRoom::tell_keeper(view::KeeperNews& news) const {
    news.reader_ill = reader_.health == DeviceHealth::ill;
    news.scanner_ill = scanner_.health == DeviceHealth::ill || camera_.health == DeviceHealth::ill;
    news.printer_ill = printer() == DeviceHealth::ill;
    news.printer_without_paper = news.printer_ill && paper_ == drivers::PrinterCondition::paper_out;
}

void DeviceRoom::tell_keeper(view::StationReport& report) const {
    report.reader = reader_.report;
    report.scanner = scanner_.report;
    report.printer = printer_.report;
    report.camera = camera_.report;
    report.module_number = module_.number;
    report.module_status = module_.status;
    // An open printer says itself what it lacks.
    const bool is_open = report.printer.ailment != view::Ailment::not_there;
    if (is_open && paper_ != drivers::PrinterCondition::well) report.printer.ailment = ailment_of(paper_);
}

} // namespace liaison::app
