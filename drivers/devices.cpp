#include "drivers/devices.hpp"

#include <utility>

#include "drivers/code_scanner/keyboard_scanner.hpp"
#include "drivers/device_address.hpp"

namespace drivers {
namespace {

// Factory speeds: id-card-reader.md 2, code-scanner.md 2, receipt-printer.md 8.
constexpr unsigned card_reader_baud = 115200;
constexpr unsigned code_scanner_baud = 9600;
constexpr unsigned printer_baud = 115200;

std::unique_ptr<Printer> make_printer(const DeviceSettings& settings, const EventSink& sink) {
    if (auto queue = make_printer_queue(settings.receipt_printer))
        return std::make_unique<PagePrinter>(std::move(queue), settings.page_printer_settings, sink);
    if (auto line = make_printer_transport(settings.receipt_printer, printer_baud))
        return std::make_unique<ReceiptPrinter>(std::move(line), settings.receipt_printer_settings, sink);
    return nullptr;
}

} // namespace

Devices::Devices(const DeviceSettings& settings, EventSink sink, DeviceLoop::Clock clock)
    : loop_(std::move(clock)), sink_(std::move(sink)) {
    if (auto line = make_card_reader_transport(settings.card_reader, card_reader_baud))
        loop_.add(std::make_unique<IdCardReader>(std::move(line), settings.card_reader_settings, sink_));
    if (auto keys = make_keyboard_transport(settings.code_scanner))
        loop_.add(std::make_unique<KeyboardScanner>(std::move(keys), settings.code_scanner_settings, sink_));
    else if (auto line = make_code_scanner_transport(settings.code_scanner, code_scanner_baud))
        loop_.add(std::make_unique<CodeScanner>(std::move(line), settings.code_scanner_settings, sink_));
    if (auto printer = make_printer(settings, sink_)) {
        printer_ = printer.get();
        loop_.add(std::move(printer));
    }
    if (auto source = make_frame_source(settings.camera)) {
        auto camera =
            std::make_unique<Camera>(std::move(source), settings.camera_settings, sink_, settings.on_preview);
        camera_ = camera.get();
        loop_.add(std::move(camera));
    }
    auto plugs = std::make_unique<PlugWatch>();
    for (const auto* address : {&settings.card_reader, &settings.code_scanner, &settings.receipt_printer})
        if (const auto path = path_in_address(*address); !path.empty()) plugs->watch_folder_of(path);
    loop_.watch_plugs(std::move(plugs));
}

void Devices::print(PrintJob job) {
    loop_.post([this, job = std::move(job)](Instant now) mutable {
        if (printer_ != nullptr)
            printer_->print(std::move(job), now);
        else
            sink_(PrintFinished{std::move(job.job_id), PrintOutcome::lost});
    });
}

void Devices::use_camera(CameraUse use) {
    loop_.post([this, use](Instant now) {
        if (camera_ != nullptr) camera_->use(use, now);
    });
}

} // namespace drivers
