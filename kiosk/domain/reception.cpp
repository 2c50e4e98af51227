#include "domain/reception.hpp"

#include <algorithm>

namespace liaison::domain {

bool ReceptionLog::is_complete() const {
    const auto& all = opinions;
    if (no_matter)
        return std::all_of(all.begin(), all.end(), [](const Opinion& o) { return o.is_untouched(); });
    return !all.empty() &&
           std::all_of(all.begin(), all.end(), [](const Opinion& o) { return o.is_complete(); });
}

const char* to_string(Present who) {
    switch (who) {
    case Present::family: return "family";
    case Present::fellow_villager: return "fellow_villager";
    case Present::other_deputy: return "other_deputy";
    case Present::keeper: return "keeper";
    case Present::official: return "official";
    }
    return "";
}

std::optional<Present> parse_present(std::string_view text) {
    using enum Present;
    for (const auto who : {family, fellow_villager, other_deputy, keeper, official})
        if (text == to_string(who)) return who;
    return std::nullopt;
}

} // namespace liaison::domain
