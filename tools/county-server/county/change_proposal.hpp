// A wish to change the configurations of stations, as staff send it.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "county/configuration_sections.hpp"

namespace liaison::county {

// Why something that was asked for is not done.
struct Refusal {
    int status = 422; // of the answer
    std::string error;
    std::string where; // JSON pointer: into the document of `station` where that is said, else into the request
    std::string station;
};

struct Proposal {
    std::string title;
    std::vector<std::vector<std::string>> stages; // each station once
    Json sections = Json::object();               // of all; null takes a section out
    std::map<std::string, Json> sections_of;      // of one; they win
    std::map<std::string, std::int64_t> based_on; // station -> the version that the author saw
    std::chrono::minutes watch{};                 // between one stage and the next

    // All that it says about one station, and all sections that it names anywhere.
    Json sections_for(const std::string& station) const;
    std::vector<std::string> section_names() const;
};

inline constexpr std::size_t max_proposal_size = 8 * 1024 * 1024; // bytes
inline constexpr std::size_t max_stations_of_change = 2000;

// {"title", "stations", "sections", "sections_of"?, "based_on"?, "stages"?, "watch_minutes"?}. Looks at its
// form only, not at what is stored.
tl::expected<Proposal, Refusal> parse_proposal(std::string_view json);

// {"reason"?}
tl::expected<std::string, Refusal> parse_reason(std::string_view json);

} // namespace liaison::county
