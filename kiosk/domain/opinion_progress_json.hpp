// What the events of an opinion look like as a part of a larger JSON document.
#pragma once

#include "domain/json_reader.hpp"
#include "domain/opinion_progress.hpp"

namespace liaison::domain {

nlohmann::json value_of(const ChainEvent& event);
ChainEvent chain_event_from(JsonReader reader); // throws JsonProblem

} // namespace liaison::domain
