// All devices of a kiosk, made from its configuration and served by one thread.
#pragma once

#include <string>
#include <vector>

#include "drivers/camera/camera.hpp"
#include "drivers/code_scanner/code_scanner.hpp"
#include "drivers/device_loop.hpp"
#include "drivers/event.hpp"
#include "drivers/id_card/id_card_reader.hpp"
#include "drivers/receipt_printer/page_printer.hpp"
#include "drivers/receipt_printer/receipt_printer.hpp"

namespace drivers {

// Where a device is, as written in the configuration:
//   ""  or "none"              there is none
//   "serial:PLACE" or "serial:PLACE@BAUD"   a serial line; a bare PLACE means the same
//   "hid:PLACE"                a HID device with reports of its own (card reader only)
//   "keyboard:PLACE"           a scanner that types (code scanner only)
//   "tcp:ADDRESS:PORT"         behind a network socket; a numeric address
//   "device:PATH"              a character device such as /dev/usb/lp0 (printer only)
//   "file:PATH"                a plain file that tickets are appended to (printer only)
//   "cups:QUEUE" or "cups:QUEUE@SERVER"     a queue of CUPS that prints pages (printer only)
// PLACE is a path, "usb:VVVV:PPPP[:SERIAL]" or "udev:KEY=VALUE,..." (drivers/transport/device_place.hpp).
//   "v4l2:PATH", "v4l2:udev:KEY=VALUE", "replay:FOLDER"   a camera, or a recording in its place (camera only)
// A bare PATH of a printer is looked at when it is opened: a terminal is a serial line, another character
// device a device, anything else a file.
struct DeviceSettings {
    std::string card_reader;
    std::string code_scanner;
    std::string receipt_printer;
    std::string camera;
    CardReaderSettings card_reader_settings;
    CodeScannerSettings code_scanner_settings;
    ReceiptPrinterSettings receipt_printer_settings;
    PagePrinterSettings page_printer_settings;
    FrameReaderSettings camera_settings;
    FrameReader::OnPreview on_preview; // called on the camera's own thread; may be empty
};

class Devices {
public:
    // Throws std::invalid_argument for an address that is not of the form above. The sink is called on the
    // devices' thread or the camera's, from start() to stop().
    Devices(const DeviceSettings& settings, EventSink sink, DeviceLoop::Clock clock);

    void start() { loop_.start(); }
    void stop() { loop_.stop(); }
    bool stop_within(Span span) { return loop_.stop_within(span); }
    void abandon() { loop_.abandon(); }
    // Runs it on the devices' thread: a sign that this thread gets on.
    void post(DeviceLoop::Command command) { loop_.post(std::move(command)); }

    // From any thread. Answered by one PrintFinished; without a printer by PrintOutcome::lost.
    void print(PrintJob job);

    // From any thread.
    void use_camera(CameraUse use);

private:
    DeviceLoop loop_;
    EventSink sink_;
    Printer* printer_ = nullptr; // owned by the loop
    Camera* camera_ = nullptr;   // owned by the loop
};

} // namespace drivers
