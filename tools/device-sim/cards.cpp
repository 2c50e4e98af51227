#include "cards.hpp"

namespace device_sim {
namespace {

constexpr std::size_t block_size = 256;
constexpr std::size_t address_size = 70;

std::optional<std::u16string> utf16(std::string_view utf8) {
    std::u16string units;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > utf8.size()) return std::nullopt;
        char32_t code_point = length == 1 ? lead : lead & (0x7FU >> length);
        for (std::size_t index = 1; index < length; ++index)
            code_point = code_point << 6 | (static_cast<unsigned char>(utf8[at + index]) & 0x3FU);
        at += length;
        if (code_point < 0x10000) {
            units += static_cast<char16_t>(code_point);
        } else {
            units += static_cast<char16_t>(0xD800 + ((code_point - 0x10000) >> 10));
            units += static_cast<char16_t>(0xDC00 + (code_point & 0x3FF));
        }
    }
    return units;
}

Bytes spaces(std::size_t size) {
    Bytes bytes(size, 0x00);
    for (std::size_t at = 0; at < size; at += 2)
        bytes[at] = 0x20;
    return bytes;
}

// False where the text is longer than its field.
bool put(Bytes& block, std::size_t offset, std::size_t size, std::string_view utf8) {
    const auto units = utf16(utf8);
    if (!units || units->size() * 2 > size) return false;
    for (std::size_t index = 0; index < units->size(); ++index) {
        block[offset + 2 * index] = static_cast<std::uint8_t>((*units)[index] & 0xFF);
        block[offset + 2 * index + 1] = static_cast<std::uint8_t>((*units)[index] >> 8);
    }
    return true;
}

} // namespace

std::optional<Card> resident_card(std::string_view name, std::string_view number) {
    if (number.size() != 18 || name.empty()) return std::nullopt;
    Card card{spaces(block_size), {}};
    Bytes& text = card.text;
    if (!put(text, 0, 30, name)) return std::nullopt;
    const bool odd = (number[16] - '0') % 2 == 1;
    put(text, 30, 2, odd ? "1" : "2");
    put(text, 32, 4, "04");
    put(text, 36, 16, number.substr(6, 8));
    put(text, 52, 70, "示例州测试县样板镇一号");
    put(text, 122, 36, number);
    put(text, 158, 30, "测试县公安局");
    put(text, 188, 16, "20200101");
    put(text, 204, 16, "长期");
    return card;
}

Card resident_card() {
    return *resident_card("测试甲", "999999195607120019");
}

Card permit_card() {
    Card card{spaces(block_size), {}};
    Bytes& text = card.text;
    put(text, 0, 30, "测试乙");
    put(text, 30, 2, "1");
    put(text, 36, 16, "19000101");
    put(text, 52, 70, "示例州测试县样板镇二号");
    put(text, 122, 36, "810000190001010018");
    put(text, 158, 30, "测试县公安局");
    put(text, 188, 16, "20200101");
    put(text, 204, 16, "20250101");
    put(text, 220, 18, "H00000001");
    put(text, 238, 4, "01");
    put(text, 248, 2, "J");
    return card;
}

Card foreigner_card_2017() {
    Card card{spaces(block_size), {}};
    Bytes& text = card.text;
    put(text, 0, 120, "TEST, PERSON ONE");
    put(text, 120, 2, "1");
    put(text, 122, 30, "UTO110090010108");
    put(text, 152, 6, "UTO");
    put(text, 158, 30, "测试丙");
    put(text, 188, 16, "20200101");
    put(text, 204, 16, "20300101");
    put(text, 220, 16, "19900101");
    put(text, 236, 4, "01");
    put(text, 240, 8, "1500");
    put(text, 248, 2, "I");
    return card;
}

Card foreigner_card_2023() {
    Card card{spaces(block_size), {}};
    Bytes& text = card.text;
    put(text, 0, 30, "测试丁");
    put(text, 30, 2, "2");
    put(text, 32, 4, "00");
    put(text, 36, 16, "19900101");
    put(text, 52, 70, "TEST, PERSON TWO");
    put(text, 122, 36, "911999199001010014");
    put(text, 188, 16, "20240101");
    put(text, 204, 16, "20340101");
    put(text, 242, 6, "UTO");
    put(text, 248, 2, "Y");
    return card;
}

void set_end_of_validity(Card& card, std::string_view day) {
    put(card.text, 204, 16, day);
}

void move_house(Card& card, std::string_view address) {
    card.latest_address = spaces(address_size);
    put(card.latest_address, 0, address_size, address);
}

} // namespace device_sim
