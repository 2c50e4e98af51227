#include "domain/reception.hpp"

namespace liaison::domain {

const char* to_string(ReceptionResult result) {
    switch (result) {
    case ReceptionResult::answered_on_the_spot: return "answered_on_the_spot";
    case ReceptionResult::passed_on: return "passed_on";
    case ReceptionResult::to_professional_station: return "to_professional_station";
    case ReceptionResult::no_matter_raised: return "no_matter_raised";
    }
    return "";
}

std::optional<ReceptionResult> parse_reception_result(std::string_view text) {
    using enum ReceptionResult;
    for (const auto result : {answered_on_the_spot, passed_on, to_professional_station, no_matter_raised})
        if (text == to_string(result)) return result;
    return std::nullopt;
}

} // namespace liaison::domain
