// The text on the chips of made-up cards (id-card-reader.md 9 and 17).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "cable.hpp"

namespace device_sim {

struct Card {
    Bytes text;           // 256 bytes
    Bytes latest_address; // 70 bytes, or none
};

Card resident_card();
// Another name (UTF-8, at most 15 characters) and number of 18 characters on the same card; birth and sex
// follow the number. Nothing if they do not fit.
std::optional<Card> resident_card(std::string_view name, std::string_view number);
Card permit_card();         // J
Card foreigner_card_2017(); // I
Card foreigner_card_2023(); // Y

// The day (YYYYMMDD) after which the card is no longer good.
void set_end_of_validity(Card& card, std::string_view day);

// A later address on the chip.
void move_house(Card& card, std::string_view address);

} // namespace device_sim
