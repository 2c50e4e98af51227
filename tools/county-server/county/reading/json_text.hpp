// JSON as it is stored.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace liaison::county {

// What the county wrote itself: null where it is no JSON all the same.
inline nlohmann::json stored_json(const std::string& text) {
    nlohmann::json value = nlohmann::json::parse(text, nullptr, false);
    return value.is_discarded() ? nlohmann::json() : value;
}

} // namespace liaison::county
