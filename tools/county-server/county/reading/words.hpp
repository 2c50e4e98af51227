// What staff read in a file for people, in Chinese, in place of what stands in records.
#pragma once

#include <string>

#include "domain/time.hpp"

namespace liaison::county {

// Of a language, an urgency, a route or a stage of an opinion; the code itself where there is no word for it.
std::string word_of(const std::string& code);

// "2026-11-24 09:30" in the zone, or the text itself where it is no time of ours.
std::string local_time(const std::string& rfc3339, const domain::TimeZone& zone);

} // namespace liaison::county
