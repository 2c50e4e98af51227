// A HID device: its report descriptor, and frames in its reports. The first byte says how long the descriptor
// is.
#include <algorithm>

#include "expect.hpp"

#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/transport/hid_reports.hpp"

using namespace drivers;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView rest(data + 1, size - 1);
    const ByteView descriptor = rest.first(std::min<std::size_t>(data[0], rest.size()));
    const ByteView stream = rest.subspan(descriptor.size());
    const auto parsed = parse_hid_descriptor(descriptor);
    const HidLayout layout = parsed.value_or(HidLayout{});
    expect(layout.output_size > 0 && layout.output_size <= largest_report &&
           layout.input_size <= largest_report);
    // What is cut into output reports is all there, in its order.
    Bytes sent;
    for (std::size_t at = 0; at < stream.size();) {
        const auto next = output_report(stream.subspan(at), layout);
        expect(next.used > 0 && next.report.size() == 1 + layout.output_size);
        expect(next.report.front() == layout.output_number);
        sent.insert(sent.end(), next.report.begin() + 1,
                    next.report.begin() + 1 + static_cast<std::ptrdiff_t>(next.used));
        at += next.used;
    }
    expect(std::equal(sent.begin(), sent.end(), stream.begin(), stream.end()));
    for (const std::size_t unknown : {0U, 1U, 2U}) {
        SdtParser parser;
        for (std::size_t at = 0; at < stream.size(); at += 64) {
            const auto report = stream.subspan(at, std::min<std::size_t>(64, stream.size() - at));
            const auto content = report_content(report, layout, unknown);
            expect(content.size() <= report.size());
            parser.feed(content);
            while (parser.next()) {
            }
        }
    }
    return 0;
}
