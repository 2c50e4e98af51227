// Whatever somebody proposes to change in the configurations of stations.

#include <cstdint>
#include <string_view>

#include "county/change_proposal.hpp"
#include "expect.hpp"

using namespace liaison;
using namespace liaison::county;

namespace {

const Json& document() {
    static const Json value = Json::parse(R"({"version": 1, "station": {"id": "room-1"}, "retention_days": 90,
        "deputies": [{"id": "deputy-01", "pin_hash": "scrypt-1"}, {"id": "deputy-02", "card_hash": "scrypt-2"}],
        "keeper": {"phone": "0887-0000000", "pin_hash": "scrypt-3"}})");
    return value;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto proposal = parse_proposal({reinterpret_cast<const char*>(data), size});
    if (!proposal) {
        expect(proposal.error().status == 400 && !proposal.error().error.empty());
        return 0;
    }
    for (const auto& stage : proposal->stages)
        for (const std::string& station : stage) {
            const Json sections = proposal->sections_for(station);
            expect(!sections.empty() && !sections.contains("version"));
            const auto next = with_sections(document(), sections);
            if (!next) continue;
            (void)domain::parse_station_configuration(next->dump());
            expect(with_hashes_hidden(*next).dump().find("scrypt-") == std::string::npos ||
                   sections.dump().find("scrypt-") != std::string::npos);
            const auto before = with_sections(*next, sections_named(document(), names_of(sections)));
            expect(before && are_same(*before, document())); // it can be taken back
        }
    return 0;
}
