#include "cards.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "hex.hpp"

namespace drivers_test {
namespace {

// Lines of a decimal offset and sixteen bytes; lines left out hold spaces.
drivers::Bytes block(std::string_view dump) {
    drivers::Bytes text;
    for (int unit = 0; unit < 128; ++unit)
        text.insert(text.end(), {0x20, 0x00});
    while (!dump.empty()) {
        const auto end = dump.find('\n');
        const auto line = dump.substr(0, end);
        dump.remove_prefix(end == std::string_view::npos ? dump.size() : end + 1);
        const auto offset = std::stoul(std::string(line.substr(0, 3)));
        const auto bytes = from_hex(line.substr(3));
        std::copy(bytes.begin(), bytes.end(), text.begin() + static_cast<std::ptrdiff_t>(offset));
    }
    return text;
}

constexpr std::string_view resident_dump = R"(000  4B 6D D5 8B 32 75 20 00 20 00 20 00 20 00 20 00
016  20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00
032  30 00 34 00 31 00 39 00 35 00 36 00 30 00 37 00
048  31 00 32 00 3A 79 8B 4F DE 5D 4B 6D D5 8B BF 53
064  37 68 7F 67 47 95 00 4E F7 53 20 00 20 00 20 00
112  20 00 20 00 20 00 20 00 20 00 39 00 39 00 39 00
128  39 00 39 00 39 00 31 00 39 00 35 00 36 00 30 00
144  37 00 31 00 32 00 30 00 30 00 31 00 39 00 4B 6D
160  D5 8B BF 53 6C 51 89 5B 40 5C 20 00 20 00 20 00
176  20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00
192  32 00 30 00 30 00 31 00 30 00 31 00 7F 95 1F 67)";

constexpr std::string_view permit_dump = R"(000  4B 6D D5 8B 59 4E 20 00 20 00 20 00 20 00 20 00
016  20 00 20 00 20 00 20 00 20 00 20 00 20 00 31 00
032  20 00 20 00 31 00 39 00 30 00 30 00 30 00 31 00
048  30 00 31 00 3A 79 8B 4F DE 5D 4B 6D D5 8B BF 53
064  37 68 7F 67 47 95 8C 4E F7 53 20 00 20 00 20 00
112  20 00 20 00 20 00 20 00 20 00 38 00 31 00 30 00
128  30 00 30 00 30 00 31 00 39 00 30 00 30 00 30 00
144  31 00 30 00 31 00 30 00 30 00 31 00 38 00 4B 6D
160  D5 8B BF 53 6C 51 89 5B 40 5C 20 00 20 00 20 00
176  20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00
192  32 00 30 00 30 00 31 00 30 00 31 00 32 00 30 00
208  32 00 35 00 30 00 31 00 30 00 31 00 48 00 30 00
224  30 00 30 00 30 00 30 00 30 00 30 00 31 00 30 00
240  31 00 20 00 20 00 20 00 4A 00 20 00 20 00 20 00)";

constexpr std::string_view foreigner_2017_dump = R"(000  54 00 45 00 53 00 54 00 2C 00 20 00 50 00 45 00
016  52 00 53 00 4F 00 4E 00 20 00 4F 00 4E 00 45 00
112  20 00 20 00 20 00 20 00 31 00 55 00 54 00 4F 00
128  31 00 31 00 30 00 30 00 39 00 30 00 30 00 31 00
144  30 00 31 00 30 00 38 00 55 00 54 00 4F 00 4B 6D
160  D5 8B 19 4E 20 00 20 00 20 00 20 00 20 00 20 00
176  20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00
192  32 00 30 00 30 00 31 00 30 00 31 00 32 00 30 00
208  33 00 30 00 30 00 31 00 30 00 31 00 31 00 39 00
224  39 00 30 00 30 00 31 00 30 00 31 00 30 00 31 00
240  31 00 35 00 30 00 30 00 49 00 20 00 20 00 20 00)";

constexpr std::string_view foreigner_2023_dump = R"(000  4B 6D D5 8B 01 4E 20 00 20 00 20 00 20 00 20 00
016  20 00 20 00 20 00 20 00 20 00 20 00 20 00 32 00
032  30 00 30 00 31 00 39 00 39 00 30 00 30 00 31 00
048  30 00 31 00 54 00 45 00 53 00 54 00 2C 00 20 00
064  50 00 45 00 52 00 53 00 4F 00 4E 00 20 00 54 00
080  57 00 4F 00 20 00 20 00 20 00 20 00 20 00 20 00
112  20 00 20 00 20 00 20 00 20 00 39 00 31 00 31 00
128  39 00 39 00 39 00 31 00 39 00 39 00 30 00 30 00
144  31 00 30 00 31 00 30 00 30 00 31 00 34 00 20 00
176  20 00 20 00 20 00 20 00 20 00 20 00 32 00 30 00
192  32 00 34 00 30 00 31 00 30 00 31 00 32 00 30 00
208  33 00 34 00 30 00 31 00 30 00 31 00 20 00 20 00
240  20 00 55 00 54 00 4F 00 59 00 20 00 20 00 20 00)";

} // namespace

WorkedCard resident() {
    return {"resident", block(resident_dump), 0xA0};
}
WorkedCard permit() {
    return {"permit", block(permit_dump), 0xE5};
}
WorkedCard foreigner_2017() {
    return {"foreigner 2017", block(foreigner_2017_dump), 0x80};
}
WorkedCard foreigner_2023() {
    return {"foreigner 2023", block(foreigner_2023_dump), 0xED};
}

drivers::Bytes read_data(const drivers::Bytes& text) {
    drivers::Bytes data = from_hex("01 00 04 00");
    data.insert(data.end(), text.begin(), text.end());
    data.insert(data.end(), 1024, 0);
    return data;
}

} // namespace drivers_test
