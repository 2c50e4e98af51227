// The parts of a configuration that booking rests on: when the station is open, who receives, how slots are
// cut.
#pragma once

#include <functional>
#include <string>

#include "domain/json_reader.hpp"
#include "domain/slots.hpp"

namespace liaison::domain {

using IsDeputy = std::function<bool(const std::string& id)>;

OpeningHours opening_hours(JsonReader reader);
DutyRoster duty_roster(const JsonReader& reader, const IsDeputy& is_deputy);
void apply_absences(const JsonReader& reader, const IsDeputy& is_deputy, DutyRoster& roster);
SlotRules slot_rules(JsonReader reader);

} // namespace liaison::domain
