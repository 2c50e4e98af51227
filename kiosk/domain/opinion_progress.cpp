#include "domain/opinion_progress.hpp"

#include <limits>

#include "domain/bytes.hpp"
#include "domain/json_reader.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

json value_of(const ChainEvent& event) {
    json value{{"event_id", event.id},
               {"opinion_id", event.opinion_id},
               {"deed", to_string(event.deed)},
               {"at", format_wall_time(event.at)}};
    if (!event.office.empty()) value["office"] = event.office;
    if (!event.text.empty()) value["text"] = event.text;
    if (!event.outcome.empty()) value["outcome"] = event.outcome;
    if (event.satisfaction) value["satisfaction"] = to_string(*event.satisfaction);
    return value;
}

std::string uuid(const JsonReader& reader) {
    const std::string text = reader.text(40);
    if (!parse_uuid(text)) reader.fail("a UUID in lower case is expected");
    return text;
}

// A code point has at most four bytes.
ChainEvent event_from(JsonReader reader) {
    ChainEvent event{
        .id = uuid(reader.member("event_id")),
        .opinion_id = uuid(reader.member("opinion_id")),
        .deed = reader.member("deed").parsed(
            parse_chain_deed, "assigned, returned, consulted, extended, answered, followed_up, viewed"),
        .at = reader.member("at").parsed(parse_wall_time, "RFC 3339 in UTC with milliseconds")};
    if (reader.has("office")) event.office = reader.member("office").text(4 * max_chain_office);
    if (reader.has("text")) event.text = reader.member("text").text(4 * max_chain_text);
    if (reader.has("outcome")) event.outcome = reader.member("outcome").text(40);
    if (reader.has("satisfaction"))
        event.satisfaction =
            reader.member("satisfaction").parsed(parse_satisfaction, "satisfied, fairly, dissatisfied");
    reader.no_other_members();
    return event;
}

template <class Value, class Read>
tl::expected<Value, std::string> read(std::string_view text, Read read_value) {
    try {
        const json value = parse_json(text);
        return read_value(JsonReader{value, ""});
    } catch (const JsonProblem& problem) {
        return tl::unexpected(problem.where + ": " + problem.what);
    } catch (const json::exception& error) {
        return tl::unexpected(std::string("not JSON: ") + error.what());
    }
}

} // namespace

std::string to_json(const ChainEvent& event) {
    return dump(value_of(event));
}

std::string to_json(const ChainNews& news) {
    json events = json::array();
    for (const ChainEvent& event : news.events)
        events.push_back(value_of(event));
    return dump({{"events", std::move(events)}, {"cursor", news.cursor}});
}

tl::expected<ChainEvent, std::string> parse_chain_event(std::string_view text) {
    return read<ChainEvent>(text, event_from);
}

tl::expected<ChainNews, std::string> parse_chain_news(std::string_view text) {
    return read<ChainNews>(text, [](JsonReader reader) {
        ChainNews news;
        reader.member("events").each(
            max_chain_news, [&](const JsonReader& event) { news.events.push_back(event_from(event)); });
        news.cursor = reader.member("cursor").integer(0, std::numeric_limits<std::int64_t>::max());
        reader.no_other_members();
        return news;
    });
}

} // namespace liaison::domain
