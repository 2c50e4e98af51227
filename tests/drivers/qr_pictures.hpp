// Pictures of QR codes as cameras and screens give them.
#pragma once

#include <string>

#include "drivers/code_picture/grey_picture.hpp"
#include "randomness.hpp"

namespace drivers_test {

// Sharp, black on white, with a quiet zone of four modules.
drivers::GreyPicture qr_picture(const std::string& text, int pixels_a_module);
// Turned about the middle on a larger white canvas.
drivers::GreyPicture turned(const drivers::GreyPicture& picture, double degrees);
drivers::GreyPicture blurred(const drivers::GreyPicture& picture, int radius);
// Each pixel changed by at most `strength` up or down.
drivers::GreyPicture noisy(const drivers::GreyPicture& picture, int strength, Random& random);
// From dark on the left to full light on the right.
drivers::GreyPicture shaded(const drivers::GreyPicture& picture);
drivers::GreyPicture faded(const drivers::GreyPicture& picture);
drivers::GreyPicture beside(const drivers::GreyPicture& left, const drivers::GreyPicture& right);

} // namespace drivers_test
