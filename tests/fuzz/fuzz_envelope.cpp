// Whatever a station sends as a sealed part: the county's reader answers with a reason and never with a text,
// unless the envelope is exactly the one that was sealed.

#include <cstdint>
#include <string_view>

#include "domain/personal.hpp"
#include "expect.hpp"

using namespace liaison::domain;

namespace {

const std::string_view record_id = "00000000-0000-4000-8000-000000000001";
const RecordName record{"room-017", record_id, RecordKind::check_in};
const Bytes bound = bound_to({"record", record.station_id, record.record_id, "check_in"});

struct County {
    OpeningKey key;
    Bytes envelope;

    explicit County(SealingSuite suite)
        : key(OpeningKey::generate(suite)),
          envelope(key.sealing_key().seal(view_of(R"({"name":"a"})"), bound)) {}
};

// Behind a good header, so that the bytes reach what the suite reads.
void fuzz_behind_header(const County& county, ByteView data) {
    Bytes bytes(county.envelope.begin(), county.envelope.begin() + 1 + SealingKey::id_size);
    bytes.insert(bytes.end(), data.begin(), data.end());
    expect(!county.key.open(bytes, bound));
}

// A good envelope with some of its bytes changed, from the place that the first two bytes say.
void fuzz_changed(const County& county, ByteView data) {
    if (data.size() < 2) return;
    Bytes bytes = county.envelope;
    const std::size_t begin = (std::size_t{data[0]} << 8 | data[1]) % bytes.size();
    for (std::size_t i = 2; i < data.size() && begin + i - 2 < bytes.size(); ++i)
        bytes[begin + i - 2] ^= data[i];
    expect(county.key.open(bytes, bound).has_value() == (bytes == county.envelope));
}

void fuzz_body(const County& county, ByteView data) {
    const std::string body(data.begin(), data.end());
    const auto opened = open_body(county.key, record, body);
    expect(!opened || *opened == body); // nothing here was sealed
}

// Sealed by a station that means harm.
void fuzz_inside(const County& county, ByteView data) {
    const Bytes envelope = county.key.sealing_key().seal(data, bound);
    const auto opened = open_body(county.key, record, R"({"sealed":")" + to_base64(envelope) + R"("})");
    expect(!opened || opened->find("sealed") == std::string::npos || opened->find("name") != std::string::npos);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const County counties[] = {County(SealingSuite::hpke_x25519), County(SealingSuite::sm2_sm4)};
    if (size == 0) return 0;
    const ByteView rest(data + 1, size - 1);
    const County& county = counties[data[0] & 1u];
    switch ((data[0] >> 1) % 4) { // the first byte chooses the suite and the reader
    case 0: fuzz_behind_header(county, rest); break;
    case 1: fuzz_changed(county, rest); break;
    case 2: fuzz_body(county, rest); break;
    default: fuzz_inside(county, rest);
    }
    return 0;
}
