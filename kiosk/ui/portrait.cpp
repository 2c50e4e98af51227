#include "ui/portrait.hpp"

#include <vector>

#include "ui/gl_functions.hpp"
#include "ui/paint.hpp"
#include "ui/texture_id.hpp"
#include "ui/utf8.hpp"

namespace liaison::ui {
namespace {

bool is_han(char32_t c) {
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Marks and subjoined letters belong to the letter before them.
bool joins_previous(char32_t c) {
    return (c >= 0x0F71 && c <= 0x0FBC) || (c >= 0x0300 && c <= 0x036F);
}

} // namespace

Picture::Picture(const Image& image)
    : size_{static_cast<float>(image.width), static_cast<float>(image.height)} {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 image.rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
}

Picture::~Picture() {
    glDeleteTextures(1, &texture_);
}

std::string_view initials(std::string_view name) {
    const std::vector<DecodedCharacter> characters = decode_all(name);
    if (characters.empty()) return name;
    const bool all_han = is_han(characters.front().code_point) && is_han(characters.back().code_point);
    if (all_han) {
        const std::size_t first = characters.size() > 2 ? characters.size() - 2 : 0;
        return name.substr(characters[first].offset);
    }
    std::size_t end = 1;
    while (end < characters.size() && joins_previous(characters[end].code_point))
        ++end;
    return name.substr(0, end < characters.size() ? characters[end].offset : name.size());
}

void portrait(Canvas& canvas, const Rect& rect, std::string_view name, const Picture* picture) {
    const Metrics& m = canvas.metrics();
    const Theme& t = canvas.theme();
    const Rect square = rect.square();
    const float ring = std::max(m.line, square.width * 0.02F);
    const float radius = square.width / 2 - ring * 2.5F;
    outline_circle(canvas, square.center(), square.width / 2 - ring, t.gold, ring);
    const Rect face = square.centered(radius * 2, radius * 2);
    if (picture != nullptr && picture->size().width > 0) {
        const float side = std::min(picture->size().width, picture->size().height);
        const float u = (1 - side / picture->size().width) / 2;
        const float v = (1 - side / picture->size().height) / 2;
        canvas.list().AddImageRounded(texture_id(picture->texture()), {face.x, face.y},
                                      {face.right(), face.bottom()}, {u, v}, {1 - u, 1 - v}, IM_COL32_WHITE,
                                      radius);
        return;
    }
    fill_circle(canvas, face.center(), radius, t.chosen.fill);
    const std::string_view letters = initials(name);
    const float wanted = face.width * (decode_all(letters).size() > 1 ? 0.34F : 0.44F);
    canvas.text(face.inset(face.width * 0.1F, face.width * 0.08F), letters,
                {.weight = Weight::bold,
                 .color = t.chosen.text,
                 .align = Align::center,
                 .vertical = VerticalAlign::middle,
                 .scale = wanted / m.text_body});
}

void picture(Canvas& canvas, const Rect& rect, const Picture& picture) {
    const Size size = picture.size();
    if (size.width <= 0 || size.height <= 0) return;
    const float factor = std::min(rect.width / size.width, rect.height / size.height);
    const Rect place = rect.centered(size.width * factor, size.height * factor);
    canvas.list().AddImageRounded(texture_id(picture.texture()), {place.x, place.y},
                                  {place.right(), place.bottom()}, {0, 0}, {1, 1}, IM_COL32_WHITE,
                                  canvas.metrics().radius);
}

} // namespace liaison::ui
