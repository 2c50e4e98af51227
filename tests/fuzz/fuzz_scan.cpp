// A code scanner's bytes: framing and text. The first byte says how the rest is cut, and where silences lie.
#include <algorithm>

#include "expect.hpp"

#include "drivers/code_scanner/scan_framer.hpp"
#include "drivers/code_scanner/scanned_text.hpp"
#include "drivers/text/utf8.hpp"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t step = 1 + data[0] % 70;
    const Span pause{data[0] % 3 * 40};
    const ByteView stream(data + 1, size - 1);
    std::size_t given = 0;
    ScanFramer framer(
        [&given](const std::string& scan) {
            given += scan.size();
            expect(!scan.empty() && scan.size() <= longest_scan);
            expect(scan.find_first_of("\r\n") == std::string::npos);
            if (const auto text = scanned_text(scan)) expect(is_utf8(*text));
            expect(without_aim_identifier(scan, {"LZ1:"}).size() <= scan.size());
        },
        [] {});
    Instant now{};
    for (std::size_t at = 0; at < stream.size(); at += step) {
        framer.feed(stream.subspan(at, std::min(step, stream.size() - at)), now);
        now += pause;
        framer.on_time(now);
    }
    framer.on_time(now + Span{60});
    expect(framer.next_deadline() == never);
    expect(given <= stream.size());
    return 0;
}
