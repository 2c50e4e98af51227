// The four made-up cards of id-card-reader.md 17, byte for byte as printed there.
#pragma once

#include "drivers/bytes.hpp"

namespace drivers_test {

struct WorkedCard {
    const char* what;
    drivers::Bytes text;   // 256 bytes
    std::uint8_t checksum; // of the frame that answers 30 01
};

WorkedCard resident();
WorkedCard permit();
WorkedCard foreigner_2017();
WorkedCard foreigner_2023();

// The data of an answer to 30 01: lengths, text, a black photo.
drivers::Bytes read_data(const drivers::Bytes& text);

} // namespace drivers_test
