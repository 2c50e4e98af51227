// The body of a record, read with care: a station may have sent anything.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "county/sql.hpp"

namespace liaison::county {

// Empty where it is not there, or is no text that a database takes.
inline std::string text_of(const nlohmann::json& body, const char* key) {
    const std::string text = body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : "";
    return is_storable(text) ? text : "";
}

} // namespace liaison::county
