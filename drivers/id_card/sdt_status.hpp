// The meaning of SW3, the module's status byte (id-card-reader.md 5).
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "drivers/event.hpp"
#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/time.hpp"

namespace drivers {

namespace sw3 {
inline constexpr std::uint8_t wrong_checksum = 0x10;
inline constexpr std::uint8_t wrong_length = 0x11;
inline constexpr std::uint8_t unknown_command = 0x21;
inline constexpr std::uint8_t not_permitted = 0x23;
inline constexpr std::uint8_t read_failed = 0x41;
inline constexpr std::uint8_t self_test_failed = 0x60;
inline constexpr std::uint8_t not_authorised = 0x66;
inline constexpr std::uint8_t no_card = 0x80;
inline constexpr std::uint8_t select_failed = 0x81;
inline constexpr std::uint8_t done = 0x90;
inline constexpr std::uint8_t item_empty = 0x91;
inline constexpr std::uint8_t found = 0x9F;
} // namespace sw3

// What to tell the person, if this status is about the card.
std::optional<CardTroubleKind> card_trouble(std::uint8_t sw3);

// The module does not know or not allow the command.
bool is_missing_feature(std::uint8_t sw3);

// A status after which the reader simply looks for a card again.
bool is_back_to_find(std::uint8_t sw3);

// For the keeper: the three status bytes in hexadecimal.
std::string describe_status(const SdtAnswer& answer);

// The answer can belong to this command: there is no echo, so what cannot is a late answer to an earlier one.
bool can_answer(SdtCommand command, const SdtAnswer& answer);

// How long the answer may take (id-card-reader.md 11).
Span answer_time(SdtCommand command);

// 16 bytes of module number as PP.QQ-YYYYMMDD-nnnnnnnnnn-nnnnnnnnnn (id-card-reader.md 6).
std::string module_number_text(ByteView bytes);

} // namespace drivers
