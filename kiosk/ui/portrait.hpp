// A person: a round portrait with a gold ring. Without a picture the name's first characters stand in it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include <tl/expected.hpp>

#include "ui/canvas.hpp"
#include "ui/image.hpp"

namespace liaison::ui {

// A picture in the memory of the graphics card. Made and destroyed while the OpenGL context is there.
class Picture {
public:
    explicit Picture(const Image& image);
    ~Picture();
    Picture(const Picture&) = delete;
    Picture& operator=(const Picture&) = delete;
    std::uint32_t texture() const { return texture_; }
    Size size() const { return size_; }

private:
    std::uint32_t texture_ = 0;
    Size size_;
};

// What stands for a name: the last two characters of a Chinese one, else the first character.
std::string_view initials(std::string_view name);

// Fills the largest circle in `rect`; a picture is cut to its middle square.
void portrait(Canvas& canvas, const Rect& rect, std::string_view name, const Picture* picture = nullptr);

// A picture with round corners, as large as fits into `rect` and in its middle.
void picture(Canvas& canvas, const Rect& rect, const Picture& picture);

} // namespace liaison::ui
