// Parts of a configuration by their names in it ("notices", "roster"): taken out, put in, compared, shown. Keys
// keep their order.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <tl/expected.hpp>

#include "domain/configuration.hpp"

namespace liaison::county {

using Json = nlohmann::ordered_json;

// In place of a hash of a PIN, a card or a badge: the one that was there. Nobody is told them: a PIN has few
// digits, and whoever has the hash can try them all.
inline constexpr const char* kept_hash = "kept";
inline constexpr const char* new_hash = "new"; // in what is shown: another one than before

// The document with these sections in place of its own; null takes one out. "kept" hashes become those of the
// document, in the same section, at the entry with the same id. Error: there is none.
tl::expected<Json, domain::ConfigurationError> with_sections(Json document, const Json& sections);

// Those of the document; null where it has none.
Json sections_named(const Json& document, const std::vector<std::string>& names);
std::vector<std::string> names_of(const Json& sections);

// The later ones win.
Json joined(Json sections, const Json& later);

// Whatever the order of keys is.
bool are_same(const Json& left, const Json& right);

// For people to read: all hashes are "kept".
Json with_hashes_hidden(Json value);
// Of sections that somebody wishes: "kept" where it says so, else "new".
Json with_new_hashes_hidden(Json value);

} // namespace liaison::county
