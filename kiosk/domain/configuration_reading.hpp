// The small things that a configuration is made of: each reads one JSON value or fails with where and why.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "domain/deputy.hpp"
#include "domain/duty_roster.hpp"
#include "domain/json_reader.hpp"

namespace liaison::domain {

inline constexpr const char* language_names = "zh, bo, lis, nxq, en";
std::optional<std::string> parse_language(const std::string& code);

std::string identifier(const JsonReader& reader); // 1 to 40 lower-case letters, digits and dashes
// Chinese is always there. A member `beside` the languages is left to the caller; null: there is none.
LocalizedText localized(const JsonReader& reader, std::size_t most_characters, const char* beside = nullptr);
Asset asset(JsonReader& reader);  // its "sha256" and "bytes"
Asset picture(JsonReader reader); // {"sha256", "bytes"}
MinuteOfDay minute(const JsonReader& reader);
Day day(const JsonReader& reader);
DayPeriod period(JsonReader& reader); // its "from" and "to", which are not the same
std::vector<std::chrono::weekday> weekdays(const JsonReader& reader);

} // namespace liaison::domain
