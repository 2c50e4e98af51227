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

} // namespace liaison::app
