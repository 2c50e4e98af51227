#include "domain/configuration.hpp"

#include <algorithm>
#include <array>

#include "domain/json_reader.hpp"
#include "domain/pin.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::string_view purpose = "liaison station configuration 1";
constexpr std::array<std::string_view, 5> known_languages{"zh", "bo", "lis", "nxq", "en"};
constexpr const char* language_names = "zh, bo, lis, nxq, en";
constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};

std::optional<std::chrono::weekday> parse_weekday(const std::string& name) {
    const auto found = std::find(weekday_names.begin(), weekday_names.end(), name);
    if (found == weekday_names.end()) return std::nullopt;
    return std::chrono::weekday{static_cast<unsigned>(found - weekday_names.begin())};
}

std::optional<std::string> parse_language(const std::string& code) {
    return std::find(known_languages.begin(), known_languages.end(), code) == known_languages.end()
               ? std::nullopt
               : std::optional{code};
}

std::optional<StationKind> parse_kind(const std::string& name) {
    if (name == "home") return StationKind::home;
    if (name == "station") return StationKind::station;
    if (name == "room") return StationKind::room;
    if (name == "professional") return StationKind::professional;
    return std::nullopt;
}

std::optional<std::string> parse_identifier(const std::string& text) {
    const bool fits = !text.empty() && text.size() <= 40 &&
                      text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return fits ? std::optional{text} : std::nullopt;
}

std::string identifier(const JsonReader& reader) {
    return reader.parsed(parse_identifier, "1 to 40 lower-case letters, digits and dashes");
}

LocalizedText localized(const JsonReader& reader, std::size_t most) {
    LocalizedText text;
    reader.each_member([&](const std::string& language, const JsonReader& value) {
        if (!parse_language(language)) value.fail("unknown language; allowed: " + std::string(language_names));
        text.by_language[language] = value.text(most);
    });
    if (!text.by_language.contains("zh"))
        reader.fail("the key \"zh\" is missing: every text is there in Chinese");
    return text;
}

MinuteOfDay minute(const JsonReader& reader) {
    return reader.parsed(parse_minute, "a time such as 09:30");
}
Day day(const JsonReader& reader) {
    return reader.parsed(parse_day, "a day such as 2026-11-24");
}

DayPeriod period(JsonReader& reader) {
    const DayPeriod period{minute(reader.member("from")), minute(reader.member("to"))};
    if (period.from == period.to) reader.fail("the period is empty: \"from\" and \"to\" are the same");
    return period;
}

std::vector<std::chrono::weekday> weekdays(const JsonReader& reader) {
    std::vector<std::chrono::weekday> days;
    reader.each(7, [&](const JsonReader& name) {
        days.push_back(
            name.parsed(parse_weekday, "monday, tuesday, wednesday, thursday, friday, saturday, sunday"));
    });
    return days;
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

OpeningHours opening_hours(JsonReader reader) {
    OpeningHours hours;
    reader.member("weekly").each(50, [&](JsonReader entry) {
        const DayPeriod open = period(entry);
        for (const auto weekday : weekdays(entry.member("days")))
            hours.weekly.push_back({weekday, open});
        entry.no_other_members();
    });
    if (reader.has("breaks"))
        reader.member("breaks").each(10, [&](JsonReader entry) {
            hours.breaks.push_back(period(entry));
            entry.no_other_members();
        });
    if (reader.has("holidays"))
        reader.member("holidays").each(400, [&](const JsonReader& entry) {
            hours.holidays.push_back(day(entry));
        });
    if (reader.has("extra_days"))
        reader.member("extra_days").each(100, [&](JsonReader entry) {
            ExtraDay extra{day(entry.member("day")), {}};
            entry.member("open").each(10, [&](JsonReader open) {
                extra.open.push_back(period(open));
                open.no_other_members();
            });
            entry.no_other_members();
            hours.extra_days.push_back(std::move(extra));
        });
    reader.no_other_members();
    return hours;
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
    reader.no_other_members();
    return deputy;
}

void add_shifts(JsonReader reader, StationConfiguration& configuration) {
    DutyShift shift{identifier(reader.member("deputy")), Day{}, period(reader)};
    if (!configuration.find_deputy(shift.deputy_id))
        reader.member("deputy").fail("no deputy has the id \"" + shift.deputy_id + "\"");
    if (reader.has("days") == reader.has("date")) reader.fail("either \"days\" or \"date\" is expected");
    if (reader.has("date")) {
        shift.when = day(reader.member("date"));
        configuration.roster.push_back(shift);
    } else {
        for (const auto weekday : weekdays(reader.member("days"))) {
            shift.when = weekday;
            configuration.roster.push_back(shift);
        }
    }
    reader.no_other_members();
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

SlotRules slot_rules(JsonReader reader) {
    SlotRules rules;
    rules.length = std::chrono::minutes{reader.member("length_minutes").integer(5, 240)};
    rules.capacity = static_cast<int>(reader.member("capacity").integer(1, 20));
    rules.cut_off = std::chrono::minutes{reader.member("cut_off_minutes").integer(0, std::int64_t{24} * 60)};
    rules.days_ahead = static_cast<int>(reader.member("days_ahead").integer(0, 60));
    rules.appointments_per_person = static_cast<int>(reader.member("appointments_per_person").integer(1, 20));
    reader.no_other_members();
    return rules;
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
    reader.member("roster").each(2000, [&](const JsonReader& entry) { add_shifts(entry, configuration); });
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
    if (reader.has("notices")) configuration.notices = texts(reader.member("notices"), 20, 500);
    if (reader.has("keeper")) configuration.keeper = keeper(reader.member("keeper"));
    configuration.retention_days = static_cast<int>(reader.member("retention_days").integer(0, 3650));
    reader.no_other_members();
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

tl::expected<StationConfiguration, ConfigurationError> parse_station_configuration(std::string_view text) {
    return read_document<StationConfiguration>(text, read_configuration);
}

SignedConfiguration sign_configuration(std::string document, const SigningKey& county) {
    Bytes signature = county.sign(purpose, document);
    return {std::move(document), std::move(signature)};
}

std::string to_json(const SignedConfiguration& configuration) {
    return json{{"document", configuration.document}, {"signature", to_base64(configuration.signature)}}.dump();
}

tl::expected<SignedConfiguration, ConfigurationError> parse_signed_configuration(std::string_view text) {
    if (text.size() > 2 * max_configuration_size)
        return tl::unexpected(ConfigurationError{"/", "larger than 2 MiB"});
    try {
        const json envelope = parse_json(text);
        const auto signature = from_base64(envelope.at("signature").get<std::string>());
        if (!signature) return tl::unexpected(ConfigurationError{"/signature", "not base64"});
        return SignedConfiguration{envelope.at("document").get<std::string>(), *signature};
    } catch (const JsonProblem& problem) {
        return tl::unexpected(ConfigurationError{problem.where, problem.what});
    } catch (const json::exception& error) {
        return tl::unexpected(
            ConfigurationError{"/", std::string("not a signed configuration: ") + error.what()});
    }
}

tl::expected<StationConfiguration, ConfigurationError>
open_configuration(const SignedConfiguration& configuration, const VerifyingKey& county,
                   std::string_view station_id) {
    if (!county.verifies(purpose, configuration.document, configuration.signature))
        return tl::unexpected(ConfigurationError{"/signature", "not signed by this county's key"});
    auto parsed = parse_station_configuration(configuration.document);
    if (parsed && parsed->station.id != station_id)
        return tl::unexpected(ConfigurationError{"/station/id", "meant for another station"});
    return parsed;
}

} // namespace liaison::domain
