#include "domain/configuration.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "domain/configuration_booking.hpp"
#include "domain/configuration_reading.hpp"
#include "domain/pin.hpp"

namespace liaison::domain {

using nlohmann::json;

const char* to_string(StationKind kind) {
    switch (kind) {
    case StationKind::home: return "home";
    case StationKind::station: return "station";
    case StationKind::room: return "room";
    case StationKind::professional: return "professional";
    }
    return "";
}

namespace {

std::optional<StationKind> parse_kind(const std::string& name) {
    using enum StationKind;
    for (const auto kind : {home, station, room, professional})
        if (name == to_string(kind)) return kind;
    return std::nullopt;
}

Station station(JsonReader reader) {
    Station station;
    station.id = identifier(reader.member("id"));
    station.kind = reader.member("kind").parsed(parse_kind, "home, station, room, professional");
    station.name = localized(reader.member("name"), 60);
    if (reader.has("parent")) station.parent = identifier(reader.member("parent"));
    reader.no_other_members();
    return station;
}

std::string pin_hash(const JsonReader& reader) {
    std::string hash = reader.text(200);
    if (!is_pin_hash(hash)) reader.fail("not a hash; make one with: county-server hash-pin");
    return hash;
}

Deputy deputy(JsonReader reader) {
    Deputy deputy;
    deputy.id = identifier(reader.member("id"));
    deputy.name = localized(reader.member("name"), 40);
    deputy.seat = localized(reader.member("seat"), 80);
    if (reader.has("fields")) deputy.fields = localized(reader.member("fields"), 120);
    if (reader.has("languages"))
        reader.member("languages").each(10, [&](const JsonReader& language) {
            deputy.languages.push_back(language.parsed(parse_language, language_names));
        });
    if (reader.has("pin_hash")) deputy.pin_hash = pin_hash(reader.member("pin_hash"));
    if (reader.has("card_hash")) deputy.card_hash = pin_hash(reader.member("card_hash"));
    if (reader.has("badge_hash")) deputy.badge_hash = pin_hash(reader.member("badge_hash"));
    if (reader.has("portrait")) deputy.portrait = picture(reader.member("portrait"));
    reader.no_other_members();
    return deputy;
}

std::optional<std::string> parse_phone(const std::string& text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto digits = std::count_if(text.begin(), text.end(), is_digit);
    const bool fits = digits >= 3 && digits <= 20 && text.size() <= 30 &&
                      text.find_first_not_of("0123456789 +-()") == std::string::npos;
    return fits ? std::optional{text} : std::nullopt;
}

Keeper keeper(JsonReader reader) {
    Keeper keeper;
    if (reader.has("name")) keeper.name = localized(reader.member("name"), 40);
    if (reader.has("phone"))
        keeper.phone =
            reader.member("phone").parsed(parse_phone, "3 to 20 digits, with spaces, +, - and brackets");
    if (reader.has("pin_hash")) keeper.pin_hash = pin_hash(reader.member("pin_hash"));
    reader.no_other_members();
    return keeper;
}

OutcomeClass outcome_class(JsonReader reader) {
    const auto flag = [&reader](const char* key) { return reader.has(key) && reader.member(key).boolean(); };
    OutcomeClass outcome{identifier(reader.member("code")), localized(reader.member("name"), 30),
                         flag("closes"), flag("carried_out")};
    reader.no_other_members();
    return outcome;
}

ChainRules chain_rules(JsonReader reader) {
    constexpr std::int64_t most_days = 3650;
    ChainRules rules;
    const auto days = [&](const char* key, int& term) {
        if (reader.has(key)) term = static_cast<int>(reader.member(key).integer(1, most_days));
    };
    days("review_days", rules.review_days);
    days("answer_days", rules.answer_days);
    days("extension_days", rules.extension_days);
    days("follow_up_days", rules.follow_up_days);
    days("come_back_days", rules.come_back_days);
    days("redo_days", rules.redo_days);
    if (reader.has("outcomes")) {
        rules.outcomes.clear();
        reader.member("outcomes").each(10, [&](const JsonReader& entry) {
            OutcomeClass next = outcome_class(entry);
            if (rules.find_outcome(next.code)) entry.fail("the code \"" + next.code + "\" is there twice");
            rules.outcomes.push_back(std::move(next));
        });
        if (rules.outcomes.empty()) reader.member("outcomes").fail("at least one class is needed");
    }
    reader.no_other_members();
    return rules;
}

QueueRules queue_rules(JsonReader reader) {
    QueueRules rules;
    rules.calls = static_cast<int>(reader.member("calls").integer(1, 10));
    rules.between_calls = std::chrono::seconds{reader.member("seconds_between_calls").integer(0, 600)};
    rules.aside = std::chrono::minutes{reader.member("aside_minutes").integer(1, 120)};
    rules.late_after = std::chrono::minutes{reader.member("late_after_minutes").integer(0, 120)};
    rules.priority_head_start =
        std::chrono::minutes{reader.member("priority_head_start_minutes").integer(0, 240)};
    reader.no_other_members();
    return rules;
}

// Categories and grid cells: a code and a name each, no code twice.
template <class Coded>
void add_coded(const JsonReader& reader, std::size_t most, std::vector<Coded>& list) {
    reader.each(most, [&](JsonReader entry) {
        Coded next{identifier(entry.member("code")), localized(entry.member("name"), 30)};
        entry.no_other_members();
        for (const Coded& other : list)
            if (other.code == next.code) entry.fail("the code \"" + next.code + "\" is there twice");
        list.push_back(std::move(next));
    });
}

RatingRules rating_rules(JsonReader reader) {
    RatingRules rules;
    rules.fewest_ballots = static_cast<int>(reader.member("fewest_ballots").integer(1, 1000));
    rules.aspects.clear();
    add_coded(reader.member("aspects"), 8, rules.aspects);
    if (rules.aspects.empty()) reader.member("aspects").fail("at least one aspect is needed");
    reader.no_other_members();
    return rules;
}

// "deputy": whose report it is, where it is one.
Activity planned_activity(JsonReader reader, const StationConfiguration& configuration) {
    Activity activity{.id = identifier(reader.member("id")),
                      .kind = reader.member("kind").parsed(parse_activity_kind,
                                                           "policy_talk, reception, study, report_and_rating"),
                      .title = localized(reader.member("title"), 60),
                      .day = day(reader.member("date"))};
    activity.when = period(reader);
    if (reader.has("deputy")) {
        activity.reporter = identifier(reader.member("deputy"));
        if (!configuration.find_deputy(activity.reporter))
            reader.member("deputy").fail("no deputy has the id \"" + activity.reporter + "\"");
    }
    reader.no_other_members();
    return activity;
}

std::vector<LocalizedText> texts(const JsonReader& reader, std::size_t most_texts,
                                 std::size_t most_characters) {
    std::vector<LocalizedText> texts;
    reader.each(most_texts, [&](const JsonReader& text) { texts.push_back(localized(text, most_characters)); });
    return texts;
}

std::vector<Notice> notices(const JsonReader& reader) {
    std::vector<Notice> notices;
    reader.each(20, [&](JsonReader entry) {
        Notice notice{localized(entry, 500, "picture")};
        if (entry.has("picture")) notice.picture = picture(entry.member("picture"));
        notices.push_back(std::move(notice));
    });
    return notices;
}

std::vector<LanguagePackFile> language_packs(const JsonReader& reader) {
    std::vector<LanguagePackFile> packs;
    reader.each(5, [&](JsonReader entry) {
        LanguagePackFile next{entry.member("language").parsed(parse_language, language_names), asset(entry)};
        entry.no_other_members();
        for (const LanguagePackFile& other : packs)
            if (other.language == next.language)
                entry.fail("the language \"" + next.language + "\" is there twice");
        packs.push_back(std::move(next));
    });
    return packs;
}

std::optional<std::string> parse_recording_name(const std::string& text) {
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '.';
    };
    return !text.empty() && std::all_of(text.begin(), text.end(), fits) ? std::optional{text} : std::nullopt;
}

std::vector<Recording> voice(const JsonReader& reader) {
    std::vector<Recording> voice;
    std::set<std::pair<std::string, std::string>> known;
    reader.each(1000, [&](JsonReader entry) {
        Recording next{entry.member("language").parsed(parse_language, language_names),
                       entry.member("recording").parsed(parse_recording_name, "a name of --list-recordings"),
                       asset(entry)};
        entry.no_other_members();
        if (!known.emplace(next.language, next.name).second)
            entry.fail("the recording \"" + next.name + "\" is there twice");
        voice.push_back(std::move(next));
    });
    return voice;
}

// A kiosk keeps all of them, and those of the configuration before, on its disk.
void check_assets(const std::vector<NamedAsset>& assets) {
    std::map<std::string, std::int64_t> sizes;
    std::int64_t total = 0;
    for (const NamedAsset& named : assets) {
        const auto [known, is_new] = sizes.try_emplace(named.asset.sha256, named.asset.bytes);
        if (known->second != named.asset.bytes)
            throw JsonProblem{named.where + "/bytes", "the same content is named with another size"};
        total += is_new ? named.asset.bytes : 0;
        if (total > most_bytes_of_assets)
            throw JsonProblem{named.where, "all texts, pictures and sounds together are larger than 64 MiB"};
    }
}

TimeZone time_zone(const JsonReader& reader) {
    auto zone = TimeZone::find(reader.text(64));
    if (!zone) reader.fail(zone.error());
    return *zone;
}

StationConfiguration read_configuration(JsonReader reader) {
    StationConfiguration configuration{.station = station(reader.member("station")),
                                       .time_zone = time_zone(reader.member("time_zone"))};
    configuration.version = reader.member("version").integer(1, 1'000'000'000'000);
    reader.member("languages").each(5, [&](const JsonReader& language) {
        const std::string code = language.parsed(parse_language, language_names);
        auto& offered = configuration.languages;
        if (std::find(offered.begin(), offered.end(), code) != offered.end())
            language.fail("the language \"" + code + "\" is there twice");
        offered.push_back(code);
    });
    if (configuration.languages.empty()) reader.member("languages").fail("at least one language is needed");
    configuration.opening_hours = opening_hours(reader.member("opening_hours"));
    reader.member("deputies").each(200, [&](const JsonReader& entry) {
        Deputy next = deputy(entry);
        if (configuration.find_deputy(next.id)) entry.fail("the id \"" + next.id + "\" is there twice");
        configuration.deputies.push_back(std::move(next));
    });
    const auto is_deputy = [&](const std::string& id) { return configuration.find_deputy(id) != nullptr; };
    configuration.roster = duty_roster(reader.member("roster"), is_deputy);
    if (reader.has("absences")) apply_absences(reader.member("absences"), is_deputy, configuration.roster);
    configuration.slots = slot_rules(reader.member("slots"));
    if (reader.has("opinion_chain")) configuration.opinion_chain = chain_rules(reader.member("opinion_chain"));
    if (reader.has("queue")) configuration.queue = queue_rules(reader.member("queue"));
    add_coded(reader.member("categories"), 30, configuration.categories);
    if (reader.has("activities"))
        reader.member("activities").each(500, [&](const JsonReader& entry) {
            Activity next = planned_activity(entry, configuration);
            for (const Activity& other : configuration.activities)
                if (other.id == next.id) entry.fail("the id \"" + next.id + "\" is there twice");
            configuration.activities.push_back(std::move(next));
        });
    if (reader.has("rating")) configuration.rating = rating_rules(reader.member("rating"));
    if (reader.has("grid_cells")) add_coded(reader.member("grid_cells"), 200, configuration.grid_cells);
    if (reader.has("phrases")) configuration.phrases = texts(reader.member("phrases"), 40, 200);
    if (reader.has("notices")) configuration.notices = notices(reader.member("notices"));
    if (reader.has("language_packs"))
        configuration.language_packs = language_packs(reader.member("language_packs"));
    if (reader.has("voice")) configuration.voice = voice(reader.member("voice"));
    if (reader.has("keeper")) configuration.keeper = keeper(reader.member("keeper"));
    configuration.retention_days = static_cast<int>(reader.member("retention_days").integer(0, 3650));
    reader.no_other_members();
    check_assets(configuration.assets());
    return configuration;
}

template <class Value, class Read>
tl::expected<Value, ConfigurationError> read_document(std::string_view text, Read read) {
    if (text.size() > max_configuration_size)
        return tl::unexpected(ConfigurationError{"/", "larger than 1 MiB"});
    try {
        const json document = parse_json(text);
        return read(JsonReader{document, ""});
    } catch (const JsonProblem& problem) {
        return tl::unexpected(ConfigurationError{problem.where, problem.what});
    } catch (const json::exception& error) {
        return tl::unexpected(ConfigurationError{"/", std::string("not JSON: ") + error.what()});
    }
}

} // namespace

const Deputy* StationConfiguration::find_deputy(std::string_view id) const {
    for (const Deputy& deputy : deputies)
        if (deputy.id == id) return &deputy;
    return nullptr;
}

std::vector<NamedAsset> StationConfiguration::assets() const {
    std::vector<NamedAsset> named;
    for (std::size_t i = 0; i < language_packs.size(); ++i)
        named.push_back({language_packs[i].texts, "/language_packs/" + std::to_string(i), AssetUse::texts});
    for (std::size_t i = 0; i < notices.size(); ++i)
        if (const auto& picture = notices[i].picture)
            named.push_back({*picture, "/notices/" + std::to_string(i) + "/picture"});
    for (std::size_t i = 0; i < deputies.size(); ++i)
        if (const auto& portrait = deputies[i].portrait)
            named.push_back({*portrait, "/deputies/" + std::to_string(i) + "/portrait"});
    for (std::size_t i = 0; i < voice.size(); ++i)
        named.push_back({voice[i].sound, "/voice/" + std::to_string(i), AssetUse::sound});
    return named;
}

Calendar StationConfiguration::calendar(std::string_view matter) const {
    Calendar calendar{opening_hours, roster, slots, time_zone};
    if (!slots.matters.empty()) calendar.length = slots.matters.front().length;
    for (const MatterKind& kind : slots.matters)
        if (kind.code == matter) calendar.length = kind.length;
    return calendar;
}

tl::expected<StationConfiguration, ConfigurationError> parse_station_configuration(std::string_view text) {
    return read_document<StationConfiguration>(text, read_configuration);
}

} // namespace liaison::domain
