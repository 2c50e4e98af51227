// The tables that staff's lists and figures are read from. They say nothing that does not stand in a record, an
// event or a configuration, and are written in the change that stores it.
#pragma once

#include <string>
#include <vector>

#include "county/sql.hpp"
#include "domain/configuration.hpp"
#include "domain/wire_record.hpp"

namespace liaison::county {

// Records of the station that were just stored and entered as opinions and events, in the same change, under
// its lock.
void enter_for_readers(soci::session& sql, const std::string& station,
                       const std::vector<const domain::WireRecord*>& records);

// A configuration that was just published, in the same change.
void enter_for_readers(soci::session& sql, const domain::StationConfiguration& configuration,
                       const std::string& document);

// From everything that is stored, into empty tables.
void fill_read_model(soci::session& sql);

// What is shown of a visitor's name: its first character and two stars, however long it is. Empty stays empty.
std::string short_name(const std::string& name);

} // namespace liaison::county
