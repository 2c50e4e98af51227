// A typing scanner's events. The first byte says how they are cut and where silences lie. If the second byte is
// odd the rest are key codes, of which whole events are made; else the rest are the raw bytes of events.
#include <algorithm>

#include "expect.hpp"

#include "drivers/code_scanner/key_decoder.hpp"
#include "drivers/code_scanner/scan_framer.hpp"

using namespace drivers;

namespace {

Bytes events_of(ByteView codes) {
    Bytes events;
    for (const std::uint8_t code : codes) {
        const std::uint8_t type = code == 0 ? 0 : 1;
        const std::uint8_t key = code & 0x7F;
        const std::uint8_t value = code < 0x80 ? 1 : 0;
        events.insert(events.end(), 16, 0);
        events.insert(events.end(), {type, 0, key, 0, value, 0, 0, 0});
    }
    return events;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    const std::size_t step = 1 + data[0] % 70;
    const Span pause{data[0] % 5 * 30};
    constexpr std::size_t most = 400; // an event is 24 bytes
    const ByteView rest(data + 2, std::min(size - 2, most));
    const Bytes stream = data[1] % 2 == 1 ? events_of(rest) : Bytes(rest.begin(), rest.end());
    std::size_t told = 0;
    KeyDecoder decoder(
        [&told](const std::string& scan) {
            ++told;
            expect(!scan.empty() && scan.size() <= longest_scan);
        },
        [&told](CodeRefusal) { ++told; });
    Instant now{};
    const ByteView all(stream);
    for (std::size_t at = 0; at < all.size(); at += step) {
        decoder.feed(all.subspan(at, std::min(step, all.size() - at)), now);
        now += pause;
        decoder.on_time(now);
    }
    decoder.on_time(now + Span{100});
    expect(decoder.next_deadline() == never);
    // A scan or a refusal takes at least one whole event, or the silence at the end.
    expect(told <= stream.size() / 24 + stream.size() / step + 2);
    decoder.clear();
    return 0;
}
