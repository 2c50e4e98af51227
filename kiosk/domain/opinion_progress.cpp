#include "domain/opinion_progress.hpp"

#include "domain/opinion_progress_json.hpp"
#include "domain/reception_json.hpp"
#include "domain/wire_reading.hpp"

namespace liaison::domain {

using nlohmann::json;

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

// A code point has at most four bytes.
ChainEvent chain_event_from(JsonReader reader) {
    ChainEvent event{
        .id = uuid(reader.member("event_id")),
        .opinion_id = uuid(reader.member("opinion_id")),
        .deed = reader.member("deed").parsed(
            parse_chain_deed, "assigned, returned, consulted, extended, answered, followed_up, viewed"),
        .at = moment(reader.member("at"))};
    if (reader.has("office")) event.office = reader.member("office").text(4 * max_chain_office);
    if (reader.has("text")) event.text = reader.member("text").text(4 * max_chain_text);
    if (reader.has("outcome")) event.outcome = reader.member("outcome").text(40);
    if (reader.has("satisfaction"))
        event.satisfaction =
            reader.member("satisfaction").parsed(parse_satisfaction, "satisfied, fairly, dissatisfied");
    reader.no_other_members();
    return event;
}

std::string to_json(const ChainEvent& event) {
    return dump(value_of(event));
}

tl::expected<ChainEvent, std::string> parse_chain_event(std::string_view text) {
    return read_json<ChainEvent>(text, chain_event_from);
}

} // namespace liaison::domain
