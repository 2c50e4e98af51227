#include "domain/personal.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "domain/json_reader.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

namespace {

constexpr const char* seal_member = "sealed";
constexpr std::uint8_t jpeg_begins_with = 0xFF;

constexpr std::array of_check_in{"name", "number", "person_key"};
constexpr std::array of_appointment{"person_key"};
constexpr std::array of_ticket{"priority"};
constexpr std::array of_reception{"signatures", "correction", "text"}; // the last: before there were opinions
constexpr std::array of_opinion{"words", "answer"};
constexpr std::array of_chain_event{"text"};

bool is_nothing(const json& value) {
    return value.is_null() || (value.is_string() && value.get_ref<const std::string&>().empty()) ||
           (value.is_structured() && value.empty());
}

bool says_something_personal(RecordKind kind, const json& body) {
    return std::ranges::any_of(personal_members(kind), [&](const char* member) {
        return body.contains(member) && !is_nothing(body[member]);
    });
}

Bytes bound(const RecordName& name) {
    return bound_to({"record", name.station_id, name.record_id, to_string(name.kind)});
}

Bytes bound(std::string_view station_id, std::string_view sheet_id) {
    return bound_to({"sheet", station_id, sheet_id});
}

bool is_personal(RecordKind kind, const std::string& member) {
    return std::ranges::any_of(personal_members(kind), [&](const char* known) { return member == known; });
}

// Nothing: no JSON object. A station may have sealed anything.
std::optional<json> object_of(std::string_view text) {
    try {
        json value = parse_json(text);
        return value.is_object() ? std::optional{std::move(value)} : std::nullopt;
    } catch (const JsonProblem&) {
        return std::nullopt;
    } catch (const json::exception&) {
        return std::nullopt;
    }
}

// What was sealed goes back to its place, and to no other.
tl::expected<std::string, std::string> merged(RecordKind kind, json body, const Bytes& plain) {
    const auto inside = object_of({reinterpret_cast<const char*>(plain.data()), plain.size()});
    if (!inside) return tl::unexpected(std::string("what was sealed is no JSON object"));
    body.erase(seal_member);
    for (const auto& [member, value] : inside->items()) {
        if (!is_personal(kind, member) || body.contains(member))
            return tl::unexpected(std::string("what was sealed has a member that does not belong there"));
        body[member] = value;
    }
    return dump(body);
}

} // namespace

std::span<const char* const> personal_members(RecordKind kind) {
    switch (kind) {
    case RecordKind::check_in: return of_check_in;
    case RecordKind::appointment: return of_appointment;
    case RecordKind::ticket: return of_ticket;
    case RecordKind::reception: return of_reception;
    case RecordKind::opinion: return of_opinion;
    case RecordKind::chain_event: return of_chain_event;
    default: return {}; // says nothing of the people who come
    }
}

bool says_something_personal(RecordKind kind, std::string_view body) {
    if (personal_members(kind).empty()) return false;
    return says_something_personal(kind, json::parse(body));
}

std::string seal_body(const SealingKey& key, const RecordName& name, const std::string& body) {
    json open = json::parse(body);
    if (!says_something_personal(name.kind, open)) return body;
    json inside = json::object();
    for (const char* member : personal_members(name.kind))
        if (open.contains(member)) {
            inside[member] = std::move(open[member]);
            open.erase(member);
        }
    open[seal_member] = to_base64(key.seal(view_of(dump(inside)), bound(name)));
    return dump(open);
}

tl::expected<std::string, std::string> open_body(const OpeningKey& key, const RecordName& name,
                                                 const std::string& body) {
    auto value = object_of(body);
    if (!value) return tl::unexpected(std::string("the body is no JSON object"));
    if (!value->contains(seal_member)) return body;
    const json& seal = (*value)[seal_member];
    const auto envelope = seal.is_string() ? from_base64(seal.get_ref<const std::string&>()) : std::nullopt;
    if (!envelope) return tl::unexpected(std::string("the seal is not base64"));
    const auto plain = key.open(*envelope, bound(name));
    if (!plain) return tl::unexpected(plain.error());
    return merged(name.kind, *std::move(value), *plain);
}

Bytes seal_sheet(const SealingKey& key, std::string_view station_id, std::string_view sheet_id,
                 const Bytes& jpeg) {
    return key.seal(jpeg, bound(station_id, sheet_id));
}

tl::expected<Bytes, std::string> open_sheet(const OpeningKey& key, std::string_view station_id,
                                            std::string_view sheet_id, const Bytes& content) {
    if (!content.empty() && content[0] == jpeg_begins_with) return content;
    return key.open(content, bound(station_id, sheet_id));
}

} // namespace liaison::domain
