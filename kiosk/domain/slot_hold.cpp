#include "domain/slot_hold.hpp"

#include "domain/reception_json.hpp"
#include "domain/wire_reading.hpp"

namespace liaison::domain {

using nlohmann::json;

std::string to_json(const SlotHold& hold) {
    return dump(slot_time_value(hold));
}

std::string hold_answer(bool held) {
    return dump({{"held", held}});
}

tl::expected<SlotHold, std::string> parse_slot_hold(std::string_view text) {
    return read_json<SlotHold>(text, [](JsonReader reader) {
        SlotHold hold;
        read_slot_time(reader, hold);
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
