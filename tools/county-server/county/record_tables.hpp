#pragma once

#include <functional>
#include <string>

#include "county/record_store.hpp"
#include "domain/configuration.hpp"

namespace liaison::county {

// The newest records of a station as tables of a page, times in its zone, deputies by name where
// `configuration` knows them, numbers of documents masked. `body_of` gives of a record's body what may be seen.
std::string record_tables(RecordStore& records, const std::string& station, const domain::TimeZone& zone,
                          const domain::StationConfiguration* configuration,
                          const std::function<std::string(const StoredRecord&)>& body_of);

// What staff read in place of a code that stands in records, "身份证" for "id_card"; the code where there is
// none.
std::string word_of(const std::string& code);

// "2026-11-24 09:30" in the zone, or the text itself where it is no time of ours.
std::string local_time(const std::string& rfc3339, const domain::TimeZone& zone);

} // namespace liaison::county
