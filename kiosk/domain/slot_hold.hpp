// A time of a shared deputy is held at the county while a citizen decides: nobody else gets it meanwhile. It
// ends by itself (SlotRules::hold), or becomes the appointment of the same id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "domain/time.hpp"

namespace liaison::domain {

struct SlotHold {
    std::string appointment_id; // that the booking will bear
    std::string deputy_id;
    WallTime start;
    WallTime end;
    std::uint64_t visit = 0; // who decides; stays on the kiosk
};

// On the wire: what is asked for, and whether it is held now.
std::string to_json(const SlotHold& hold);
std::string hold_answer(bool held);
// Errors: one sentence that says what is wrong with the form.
tl::expected<SlotHold, std::string> parse_slot_hold(std::string_view json);
tl::expected<bool, std::string> parse_hold_answer(std::string_view json);

} // namespace liaison::domain
