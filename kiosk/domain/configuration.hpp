// What the county decides about one station, as one versioned document. Server and kiosk check it with this one
// validator. The form is described in config/station.schema.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/activity.hpp"
#include "domain/asset.hpp"
#include "domain/deputy.hpp"
#include "domain/duty_roster.hpp"
#include "domain/opinion_chain.hpp"
#include "domain/queue.hpp"
#include "domain/slots.hpp"

namespace liaison::domain {

enum class StationKind { home, station, room, professional };

const char* to_string(StationKind kind);

struct Station {
    std::string id; // "room-017": lower-case letters, digits and dashes, at most 40
    StationKind kind = StationKind::room;
    LocalizedText name;
    std::string parent; // id of the station above in the grid; empty for a home
};

// What an opinion or a reception can be about.
struct Category {
    std::string code;
    LocalizedText name;
};

// The smallest area that the station serves.
struct GridCell {
    std::string code;
    LocalizedText name;
};

// Who looks after the station, for citizens who need a person. Shown on the glass: a public number, no private
// one.
struct Keeper {
    LocalizedText name;   // may be empty
    std::string phone;    // "0887-0000000": digits, spaces and + - ( ); may be empty
    std::string pin_hash; // opens the keeper's page; may be empty
};

// What the county tells everybody.
struct Notice {
    LocalizedText text;
    std::optional<Asset> picture{};
};

// A text of a language as somebody said it, where no synthesizer does.
struct Recording {
    std::string language;
    std::string name; // as the kiosk lists them: "identify_title", "ticket_ahead.1", "number.10", "letter.A"
    Asset sound;
};

// Texts of a language that stand in for the built-in ones: see domain/language_pack.hpp.
struct LanguagePackFile {
    std::string language;
    Asset texts;
    bool operator==(const LanguagePackFile&) const = default;
};

enum class AssetUse { texts, picture, sound };

// A file that a configuration names, and where it does so.
struct NamedAsset {
    Asset asset;
    std::string where; // JSON pointer: "/notices/0/picture"
    AssetUse use = AssetUse::picture;
};

struct StationConfiguration {
    std::int64_t version = 0;
    Station station;
    TimeZone time_zone;
    std::vector<std::string>
        languages{}; // offered on the welcome screen, in this order; the first is the default
    OpeningHours opening_hours{};
    std::vector<Deputy> deputies{};
    DutyRoster roster{};
    SlotRules slots{};
    ChainRules opinion_chain{};
    QueueRules queue{};
    std::vector<Activity> activities{}; // that the county has planned
    RatingRules rating{};
    std::vector<Category> categories{};
    std::vector<GridCell> grid_cells{};
    std::vector<LocalizedText> phrases{};           // ready sentences for the reception log
    std::vector<Notice> notices{};                  // of the idle screen
    std::vector<LanguagePackFile> language_packs{}; // at most one a language
    std::vector<Recording> voice{};                 // beside, and instead of, those that are installed
    Keeper keeper{};
    int retention_days = 90; // personal data stay this long on the kiosk after the county has them

    const Deputy* find_deputy(std::string_view id) const;
    // For a kind of matter; the usual one where the code is empty or not in this version (any more).
    Calendar calendar(std::string_view matter = {}) const;
    // In the order of their use for citizens: texts first, sounds last. One that is named twice is there twice.
    std::vector<NamedAsset> assets() const;
};

struct ConfigurationError {
    std::string where; // JSON pointer: "/roster/3/deputy"
    std::string what;  // what is wrong and what is allowed
    std::string text() const { return where + ": " + what; }
};

inline constexpr std::size_t max_configuration_size = 1024 * 1024; // bytes

// Refuses unknown keys, wrong types, values out of range, references to deputies that are not there.
tl::expected<StationConfiguration, ConfigurationError> parse_station_configuration(std::string_view json);

} // namespace liaison::domain
