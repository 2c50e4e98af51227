// The body of a record, read with care: a station may have sent anything.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace liaison::county {

// Empty where it is not there, or is no text.
inline std::string text_of(const nlohmann::json& body, const char* key) {
    return body.contains(key) && body[key].is_string() ? body[key].get<std::string>() : std::string();
}

} // namespace liaison::county
