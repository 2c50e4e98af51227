// Where a device is, as somebody has written it into the settings.
#include <stdexcept>

#include "expect.hpp"

#include "drivers/device_address.hpp"
#include "drivers/transport/device_place.hpp"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = as_text({data, size});
    if (const auto place = parse_device_place(text)) {
        const int forms = (place->path.empty() ? 0 : 1) + (place->vendor.empty() ? 0 : 1) +
                          (place->properties.empty() ? 0 : 1);
        expect(forms == 1);
        expect(place->vendor.size() == place->product.size());
    } else {
        expect(!place.error().empty());
    }
    for (const auto make : {make_serial_transport, make_card_reader_transport, make_code_scanner_transport}) {
        try {
            const auto transport = make(text, 9600);
            expect(!transport || transport->descriptor() < 0);
        } catch (const std::invalid_argument&) {
            // Refused, with words for the installer.
        }
    }
    try {
        make_keyboard_transport(text);
        make_printer_queue(text);
    } catch (const std::invalid_argument&) {
        // As above.
    }
    path_in_address(text);
    return 0;
}
