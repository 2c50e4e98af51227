// A receipt printer's answers, and text on its way to it.
#include "expect.hpp"

#include "drivers/receipt_printer/printer_status.hpp"
#include "drivers/receipt_printer/printer_text.hpp"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    PrinterAnswerParser parser;
    PrinterHealth health;
    for (const std::uint8_t byte : ByteView(data, size)) {
        const auto answer = parser.feed(byte);
        if (!answer) continue;
        if (const auto* status = std::get_if<RealTimeStatus>(&*answer)) {
            expect((status->bits & 0x93) == 0x12);
            health.take(static_cast<StatusQuestion>(1 + byte % 4), *status);
        } else if (const auto* automatic = std::get_if<AutomaticStatus>(&*answer)) {
            health.take(*automatic);
        } else if (const auto* queued = std::get_if<QueuedStatus>(&*answer)) {
            health.take(*queued);
        } else if (const auto* done = std::get_if<JobDone>(&*answer)) {
            expect(done->wire_id.size() == 4);
        }
    }
    obstacle(health.condition());
    const std::string text = as_text({data, size});
    for (const auto font : {PrinterFont::gb2312, PrinterFont::gbk})
        if (const auto encoded = encode_printer_text(text, font))
            for (const std::uint8_t byte : *encoded)
                expect(byte >= 0x20);
    return 0;
}
