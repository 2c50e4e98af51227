#include "county/chain_rules.hpp"

namespace liaison::county {

domain::ChainRules chain_rules(Office& office, const std::string& station) {
    if (const auto newest = office.configurations.newest(station))
        if (const auto parsed = domain::parse_station_configuration(newest->document))
            return parsed->opinion_chain;
    return {};
}

} // namespace liaison::county
