#include "drivers/id_card/card_content.hpp"

#include "drivers/id_card/text_block.hpp"

namespace drivers {

std::optional<CardContent> split_card_content(ByteView data) {
    constexpr std::size_t head = 4;
    if (data.size() < head) return std::nullopt;
    const std::size_t text = static_cast<std::size_t>(data[0]) << 8 | data[1];
    const std::size_t photo = static_cast<std::size_t>(data[2]) << 8 | data[3];
    if (text < text_block_size || data.size() < head + text + photo) return std::nullopt;
    return CardContent{data.subspan(head, text), data.subspan(head + text, photo)};
}

} // namespace drivers
