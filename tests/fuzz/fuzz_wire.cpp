// Whatever bytes come from the other side of the wire: the parsers answer with a value or an error, and what
// they accept survives being written and read again.

#include <cstdint>
#include <string_view>

#include "domain/signed_configuration.hpp"
#include "domain/wire_record.hpp"
#include "expect.hpp"

using namespace liaison::domain;

namespace {

void fuzz_batch(std::string_view text) {
    const auto batch = parse_batch(text);
    if (!batch) return;
    const std::string written = to_json(*batch);
    const auto again = parse_batch(written);
    expect(again && to_json(*again) == written);
}

void fuzz_answer(std::string_view text) {
    const auto answer = parse_answer(text);
    if (!answer) return;
    const std::string written = to_json(*answer);
    const auto again = parse_answer(written);
    expect(again && to_json(*again) == written);
}

void fuzz_signed_configuration(std::string_view text) {
    const auto configuration = parse_signed_configuration(text);
    if (!configuration) return;
    const auto again = parse_signed_configuration(to_json(*configuration));
    expect(again && *again == *configuration);
}

void fuzz_configuration_news(std::string_view text) {
    const auto news = parse_configuration_news(text);
    if (!news) return;
    const auto again = parse_configuration_news(to_json(*news));
    expect(again && again->roots == news->roots && again->configuration == news->configuration);
}

void fuzz_root(std::string_view text) {
    const auto root = parse_signed_root(text);
    if (!root) return;
    expect(parse_signed_root(to_json(*root)) == *root);
    (void)first_root(*root);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 6) { // the first byte chooses the parser
    case 0: fuzz_batch(text); break;
    case 1: fuzz_answer(text); break;
    case 2: fuzz_signed_configuration(text); break;
    case 4: fuzz_configuration_news(text); break;
    case 5: fuzz_root(text); break;
    default: expect(!parse_station_configuration(text) || !text.empty());
    }
    return 0;
}
