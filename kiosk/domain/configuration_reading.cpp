#include "domain/configuration_reading.hpp"

#include <algorithm>
#include <array>

#include "domain/digest.hpp"

namespace liaison::domain {

namespace {

constexpr std::array<std::string_view, 5> known_languages{"zh", "bo", "lis", "nxq", "en"};
constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};

std::optional<std::chrono::weekday> parse_weekday(const std::string& name) {
    const auto found = std::find(weekday_names.begin(), weekday_names.end(), name);
    if (found == weekday_names.end()) return std::nullopt;
    return std::chrono::weekday{static_cast<unsigned>(found - weekday_names.begin())};
}

std::optional<std::string> parse_identifier(const std::string& text) {
    const bool fits = !text.empty() && text.size() <= 40 &&
                      text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    return fits ? std::optional{text} : std::nullopt;
}

} // namespace

std::optional<std::string> parse_language(const std::string& code) {
    return std::find(known_languages.begin(), known_languages.end(), code) == known_languages.end()
               ? std::nullopt
               : std::optional{code};
}

std::string identifier(const JsonReader& reader) {
    return reader.parsed(parse_identifier, "1 to 40 lower-case letters, digits and dashes");
}

LocalizedText localized(const JsonReader& reader, std::size_t most, const char* beside) {
    LocalizedText text;
    reader.each_member([&](const std::string& language, const JsonReader& value) {
        if (beside && language == beside) return;
        if (!parse_language(language)) value.fail("unknown language; allowed: " + std::string(language_names));
        text.by_language[language] = value.text(most);
    });
    if (!text.by_language.contains("zh"))
        reader.fail("the key \"zh\" is missing: every text is there in Chinese");
    return text;
}

Asset asset(JsonReader& reader) {
    const JsonReader digest = reader.member("sha256");
    Asset asset{digest.text(64), reader.member("bytes").integer(1, most_asset_bytes)};
    if (!is_sha256_hex(asset.sha256)) digest.fail("not a SHA-256: 64 digits 0-9, a-f");
    return asset;
}

Asset picture(JsonReader reader) {
    const Asset picture = asset(reader);
    reader.no_other_members();
    return picture;
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

} // namespace liaison::domain
