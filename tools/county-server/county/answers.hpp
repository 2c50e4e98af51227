// Small things that all routes answer with.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "county/http/message.hpp"

namespace liaison::county {

inline constexpr const char* json_type = "application/json";
inline constexpr const char* html_type = "text/html; charset=utf-8";

// Broken bytes in it become U+FFFD.
void answer_json(Response& response, const nlohmann::json& value, int status = 200);

// {"error": "...", "where": "/json/pointer"}; `where` only where it is known.
std::string error_json(const std::string& error, const std::string& where = "");
void answer_error(Response& response, int status, const std::string& error, const std::string& where = "");

inline constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();

// A whole number from `least` to `most`; nullopt: something else. `otherwise` where the parameter is missing.
std::optional<std::int64_t> number_parameter(const Request& request, const char* name, std::int64_t otherwise,
                                             std::int64_t least, std::int64_t most);

} // namespace liaison::county
