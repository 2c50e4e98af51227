#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/asset.hpp"

namespace liaison::domain {

// One text in several languages, keyed by language code ("zh", "en", ...). Chinese is always there.
struct LocalizedText {
    std::map<std::string, std::string> by_language;

    // The text in `language`, else in Chinese, else empty.
    const std::string& in(const std::string& language) const;
};

// A people's congress deputy who receives at this station.
struct Deputy {
    std::string id;
    LocalizedText name;
    LocalizedText seat;                 // "Deputy to the county people's congress"
    LocalizedText fields;               // what they know about: "Water, roads"
    std::vector<std::string> languages; // spoken: codes of domain languages
    std::string pin_hash;               // see pin.hpp; empty: this deputy cannot sign in by PIN
    std::string card_hash{};            // the same of the number of their ID card; empty: not by card
    std::string badge_hash{};           // the same of the code on their badge; empty: not by code
    std::optional<Asset> portrait{};    // a picture; nothing: the first characters of their name stand for them

    bool can_sign_in() const { return !pin_hash.empty() || !card_hash.empty() || !badge_hash.empty(); }
};

} // namespace liaison::domain
