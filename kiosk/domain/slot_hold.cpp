#include "domain/slot_hold.hpp"

#include "domain/bytes.hpp"
#include "domain/configuration_reading.hpp"
#include "domain/reception_json.hpp"

namespace liaison::domain {

using nlohmann::json;

std::string to_json(const SlotHold& hold) {
    return dump({{"appointment_id", hold.appointment_id},
                 {"deputy", hold.deputy_id},
                 {"start", format_wall_time(hold.start)},
                 {"end", format_wall_time(hold.end)}});
}

std::string hold_answer(bool held) {
    return dump({{"held", held}});
}

tl::expected<SlotHold, std::string> parse_slot_hold(std::string_view text) {
    return read_json<SlotHold>(text, [](JsonReader reader) {
        const auto time = [&](const char* key) {
            return reader.member(key).parsed(parse_wall_time, "RFC 3339 in UTC with milliseconds");
        };
        SlotHold hold{.appointment_id = reader.member("appointment_id").text(40),
                      .deputy_id = identifier(reader.member("deputy")),
                      .start = time("start"),
                      .end = time("end")};
        if (!parse_uuid(hold.appointment_id)) reader.fail("a UUID in lower case is expected");
        if (hold.end <= hold.start) reader.fail("the end is not after the start");
        reader.no_other_members();
        return hold;
    });
}

tl::expected<bool, std::string> parse_hold_answer(std::string_view text) {
    return read_json<bool>(text, [](JsonReader reader) {
        const bool held = reader.member("held").boolean();
        reader.no_other_members();
        return held;
    });
}

} // namespace liaison::domain
