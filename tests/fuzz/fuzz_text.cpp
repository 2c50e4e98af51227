// Any bytes as a text: shaped, set, fitted, pointed at and drawn. The first bytes say how.
#include <cmath>
#include <string_view>

#include "expect.hpp"

#include "ui/text_engine.hpp"
#include "ui/utf8.hpp"

using namespace liaison::ui;

namespace {

constexpr std::size_t most_characters = 600;
constexpr std::size_t longest_grapheme = 200; // bytes

void check_layout(const TextLayout& layout, const TextRequest& request) {
    expect(layout.glyphs.size() <= (most_characters + 2) * 4);
    expect(std::isfinite(layout.height) && std::isfinite(layout.width));
    expect(layout.height >= 0 && layout.height < 1e7F);
    std::uint32_t end = 0;
    std::size_t glyphs = 0;
    for (const TextLine& line : layout.lines) {
        expect(line.begin == end);
        expect(line.end >= line.begin);
        expect(line.first_glyph == glyphs);
        expect(line.height > 0);
        end = line.end;
        glyphs += line.glyph_count;
    }
    expect(glyphs == layout.glyphs.size());
    if (request.most_lines != 0) expect(layout.lines.size() <= request.most_lines);
}

void check_carets(const CaretMap& carets) {
    std::uint32_t offset = 0;
    for (std::size_t step = 0; step <= most_characters + 2; ++step) {
        const std::uint32_t next = carets.next(offset);
        expect(next >= offset && next - offset <= longest_grapheme);
        if (next == offset) break;
        expect(carets.previous(next) == offset);
        offset = next;
    }
    expect(carets.next(offset) == offset);
    expect(carets.offset_at({1e9F, 1e9F}) <= offset);
    for (const Rect& part : carets.selection(0, offset))
        expect(part.width > 0 && part.height > 0);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4) return 0;
    static TextEngine engine(FontCatalogue::debian(),
                             {.most_characters = most_characters, .cached_glyphs = 20000});
    const void* bytes = data + 4;
    const std::string_view text(static_cast<const char*>(bytes), size - 4);
    const TextRequest request{text,
                              static_cast<TextLanguage>(data[0] % 5),
                              data[0] % 2 == 0 ? Weight::regular : Weight::bold,
                              static_cast<float>(data[1]),
                              static_cast<float>(data[2]) * 4,
                              static_cast<std::size_t>(data[3] % 5),
                              data[3] % 2 == 0};
    const auto layout = engine.set(request);
    check_layout(*layout, request);
    check_carets(engine.carets(request));
    const auto fitted = engine.fit(request, {static_cast<float>(data[2]), static_cast<float>(data[1])}, 12);
    check_layout(*fitted, {});
    GreyBitmap page = GreyBitmap::blank(120, 60);
    engine.draw(page, *fitted, {0, 0, 120, 60}, static_cast<Align>(data[0] % 3));
    const std::string shown = visible_text(text, most_characters);
    expect(visible_text(shown, most_characters + 1) == shown);
    return 0;
}
