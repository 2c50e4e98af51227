// A card reader's bytes: framing, read data, text block. The first byte says how the rest is cut into reads.
#include <algorithm>

#include "expect.hpp"

#include "drivers/id_card/card_content.hpp"
#include "drivers/id_card/sdt_frame.hpp"
#include "drivers/id_card/text_block.hpp"
#include "drivers/text/utf8.hpp"

using namespace drivers;

namespace {

void look_at_text(ByteView bytes) {
    const auto card = parse_text_block(bytes);
    if (!card) return;
    expect(!card->number.empty());
    expect(is_utf8(card->name) && is_utf8(card->english_name) && is_utf8(card->address) &&
           is_utf8(card->number));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t step = 1 + data[0] % 70;
    const ByteView stream(data + 1, size - 1);
    look_at_text(stream);
    SdtParser parser;
    std::size_t answers = 0;
    for (std::size_t at = 0; at < stream.size(); at += step) {
        parser.feed(stream.subspan(at, std::min(step, stream.size() - at)));
        while (const auto answer = parser.next()) {
            ++answers;
            expect(answer->data.size() <= 2400);
            if (const auto content = split_card_content(answer->data)) look_at_text(content->text);
        }
    }
    // The shortest frame has eleven bytes, and none is given out twice.
    expect(answers * 11 <= stream.size());
    for (std::size_t turn = 0; parser.in_frame(); ++turn) {
        expect(turn <= stream.size());
        parser.give_up_frame();
        while (parser.next()) {
        }
    }
    return 0;
}
