#include "app/device_addresses.hpp"

namespace liaison::app {

std::string card_reader_address(const Settings& settings) {
    switch (settings.card_reader.kind) {
    case CardReaderKind::none: return {};
    case CardReaderKind::sdt_serial: return "serial:" + settings.card_reader.device;
    case CardReaderKind::sdt_hid: return "hid:" + settings.card_reader.device;
    case CardReaderKind::sdt_tcp: return "tcp:" + settings.card_reader.device;
    }
    return {};
}

std::string code_scanner_address(const Settings& settings) {
    const auto& scanner = settings.code_scanner;
    switch (scanner.kind) {
    case CodeScannerKind::none: return {};
    case CodeScannerKind::serial: return "serial:" + scanner.device + "@" + std::to_string(scanner.baud);
    case CodeScannerKind::keyboard: return "keyboard:" + scanner.device;
    case CodeScannerKind::tcp: return "tcp:" + scanner.device;
    }
    return {};
}

std::string printer_address(const Settings& settings) {
    const std::string& device = settings.printer.device;
    switch (settings.printer.kind) {
    case PrinterKind::none: return {};
    case PrinterKind::escpos_device: return device;
    case PrinterKind::escpos_file: return "file:" + device;
    case PrinterKind::escpos_tcp: return "tcp:" + device;
    case PrinterKind::cups: return "cups:" + device;
    }
    return {};
}

} // namespace liaison::app
