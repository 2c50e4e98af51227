// A code that was found in a picture.
#pragma once

#include <string>

namespace drivers {

struct DecodedCode {
    std::string format; // "QRCode", "Code128", "EAN-13", ... as the decoder library names them
    std::string text;   // valid UTF-8
    std::string bytes;  // the content as it stands in the code: for signed codes
};

} // namespace drivers
