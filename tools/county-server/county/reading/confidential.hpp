// What citizens asked to be kept between their deputy and the county: clerks and above read it, nobody else.
#pragma once

#include <string>

#include "county/database.hpp"
#include "county/record_store.hpp"
#include "county/staff_guard.hpp"

namespace liaison::county {

inline bool sees_confidential(const Member& member) {
    return member.role >= Role::clerk;
}

bool is_confidential_opinion(Database& database, const std::string& id);

// Whether the sheet was photographed for a confidential reception.
bool is_confidential_sheet(Database& database, const std::string& station, const std::string& sheet);

// The body of a stored record, without what was said where it is about something confidential and the member
// may not see that.
std::string body_for(Database& database, const Member& member, const StoredRecord& record);

} // namespace liaison::county
