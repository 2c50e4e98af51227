#include "domain/county_news.hpp"

#include <array>
#include <limits>

#include "domain/bytes.hpp"
#include "domain/configuration_reading.hpp"
#include "domain/opinion_progress_json.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::array verdicts{SlotVerdict::given, SlotVerdict::refused, SlotVerdict::taken,
                              SlotVerdict::released};
constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();

SlotWord slot_word_from(JsonReader reader) {
    const auto time = [&](const char* key) {
        return reader.member(key).parsed(parse_wall_time, "RFC 3339 in UTC with milliseconds");
    };
    SlotWord word{.appointment_id = reader.member("appointment_id").text(40),
                  .deputy_id = identifier(reader.member("deputy")),
                  .start = time("start"),
                  .end = time("end"),
                  .verdict =
                      reader.member("verdict").parsed(parse_slot_verdict, "given, refused, taken, released")};
    if (!parse_uuid(word.appointment_id)) reader.fail("a UUID in lower case is expected");
    if (word.end <= word.start) reader.fail("the end is not after the start");
    reader.no_other_members();
    return word;
}

} // namespace

std::string to_json(const CountyNews& news) {
    json events = json::array();
    for (const ChainEvent& event : news.opinions)
        events.push_back(value_of(event));
    json slots = json::array();
    for (const SlotWord& word : news.slots)
        slots.push_back({{"appointment_id", word.appointment_id},
                         {"deputy", word.deputy_id},
                         {"start", format_wall_time(word.start)},
                         {"end", format_wall_time(word.end)},
                         {"verdict", to_string(word.verdict)}});
    return dump({{"events", std::move(events)},
                 {"cursor", news.cursor.opinions},
                 {"slots", std::move(slots)},
                 {"slots_cursor", news.cursor.slots}});
}

tl::expected<CountyNews, std::string> parse_county_news(std::string_view text) {
    return read_json<CountyNews>(text, [](JsonReader reader) {
        CountyNews news;
        reader.member("events").each(
            max_chain_news, [&](const JsonReader& event) { news.opinions.push_back(chain_event_from(event)); });
        reader.member("slots").each(
            max_slot_news, [&](const JsonReader& word) { news.slots.push_back(slot_word_from(word)); });
        news.cursor = {reader.member("cursor").integer(0, any_number),
                       reader.member("slots_cursor").integer(0, any_number)};
        reader.no_other_members();
        return news;
    });
}

const char* to_string(SlotVerdict verdict) {
    switch (verdict) {
    case SlotVerdict::given: return "given";
    case SlotVerdict::refused: return "refused";
    case SlotVerdict::taken: return "taken";
    case SlotVerdict::released: return "released";
    }
    return "";
}

std::optional<SlotVerdict> parse_slot_verdict(const std::string& name) {
    for (const SlotVerdict verdict : verdicts)
        if (name == to_string(verdict)) return verdict;
    return std::nullopt;
}

} // namespace liaison::domain
