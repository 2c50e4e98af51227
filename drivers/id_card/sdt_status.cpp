#include "drivers/id_card/sdt_status.hpp"

#include <array>
#include <cstdio>

namespace drivers {
namespace {

std::uint32_t little_endian(ByteView bytes) {
    std::uint32_t value = 0;
    for (std::size_t index = bytes.size(); index > 0; --index)
        value = value << 8 | bytes[index - 1];
    return value;
}

} // namespace

std::optional<CardTroubleKind> card_trouble(std::uint8_t sw3) {
    switch (sw3) {
    case 0x41: return CardTroubleKind::hold_still;
    case 0x31: // the card refused the module
    case 0x32: // the module refused the card; the screen never says "forged"
    case 0x33: return CardTroubleKind::cannot_be_read;
    case 0x40: return CardTroubleKind::not_a_resident_card;
    default: return std::nullopt;
    }
}

bool is_missing_feature(std::uint8_t sw3) {
    return sw3 == sw3::unknown_command || sw3 == sw3::not_permitted;
}

bool is_back_to_find(std::uint8_t sw3) {
    switch (sw3) {
    case sw3::no_card:
    case sw3::select_failed:
    case 0x24: // unrecognised error
    case 0x47: // random number failed
    case 0x34:
    case 0x37:
    case 0x3F: return true;
    default: return false;
    }
}

std::string describe_status(const SdtAnswer& answer) {
    std::array<char, 24> text{};
    static_cast<void>(
        std::snprintf(text.data(), text.size(), "status %02X %02X %02X", answer.sw1, answer.sw2, answer.sw3));
    return text.data();
}

bool can_answer(SdtCommand command, const SdtAnswer& answer) {
    const std::size_t size = answer.data.size();
    // Find and select are seen with more or less data than 4 and 8.
    constexpr std::size_t most_of_find = 15;
    constexpr std::size_t lengths_and_text = 4 + 256;
    constexpr std::size_t address = 70;
    if (answer.sw3 == sw3::found) return command == SdtCommand::find && size <= most_of_find;
    if (answer.sw3 == sw3::no_card && command != SdtCommand::find && command != SdtCommand::read &&
        command != SdtCommand::latest_address)
        return false;
    if (answer.sw3 == sw3::item_empty && command != SdtCommand::latest_address) return false;
    if (answer.sw3 != sw3::done) return size <= most_of_find;
    switch (command) {
    case SdtCommand::reset:
    case SdtCommand::status: return size == 0;
    case SdtCommand::module_number: return size == 16;
    case SdtCommand::find: return false;
    case SdtCommand::select: return size <= most_of_find;
    case SdtCommand::read: return size >= lengths_and_text;
    case SdtCommand::latest_address: return size == address;
    }
    return false;
}

Span answer_time(SdtCommand command) {
    switch (command) {
    case SdtCommand::status:
    case SdtCommand::module_number: return Span{300};
    case SdtCommand::find:
    case SdtCommand::select: return Span{500};
    case SdtCommand::latest_address: return Span{1500};
    case SdtCommand::reset: return Span{2000};
    case SdtCommand::read: break;
    }
    return Span{3500};
}

std::string module_number_text(ByteView bytes) {
    if (bytes.size() != 16) return {};
    std::array<char, 64> text{};
    static_cast<void>(std::snprintf(text.data(), text.size(), "%02u.%02u-%08u-%010u-%010u",
                                    little_endian(bytes.subspan(0, 2)), little_endian(bytes.subspan(2, 2)),
                                    little_endian(bytes.subspan(4, 4)), little_endian(bytes.subspan(8, 4)),
                                    little_endian(bytes.subspan(12, 4))));
    return text.data();
}

} // namespace drivers
