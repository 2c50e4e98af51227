// Whether a change still fits what a station has.
#pragma once

#include <optional>
#include <string>

#include "county/change_proposal.hpp"
#include "county/configuration_store.hpp"

namespace liaison::county {

// One of these sections is no more as it was `before` in the station's newest version.
std::optional<Refusal> conflict_of(const Json& document, std::int64_t version, const std::string& station,
                                   const Json& before);

// The document that the station is to get on top of what it has now. Refused where what the change touches is
// no more as it was (409), or where the document would not be good (422).
tl::expected<Json, Refusal> next_document(soci::session& sql, const StoredConfiguration& newest,
                                          const std::string& station, const Json& sections, const Json& before);

} // namespace liaison::county
