#include "domain/county_news.hpp"

#include <array>
#include <limits>

#include "domain/opinion_progress_json.hpp"
#include "domain/reception_json.hpp"
#include "domain/wire_reading.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr std::array verdicts{SlotVerdict::given, SlotVerdict::refused, SlotVerdict::taken,
                              SlotVerdict::released};
constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();

SlotWord slot_word_from(JsonReader reader) {
    SlotWord word;
    read_slot_time(reader, word);
    word.verdict = reader.member("verdict").parsed(parse_slot_verdict, "given, refused, taken, released");
    reader.no_other_members();
    return word;
}

json value_of(const SlotWord& word) {
    json value = slot_time_value(word);
    value["verdict"] = to_string(word.verdict);
    return value;
}

} // namespace

std::string to_json(const CountyNews& news) {
    json events = json::array();
    for (const ChainEvent& event : news.opinions)
        events.push_back(value_of(event));
    json slots = json::array();
    for (const SlotWord& word : news.slots)
        slots.push_back(value_of(word));
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
