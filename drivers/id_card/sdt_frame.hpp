// Frames of the card reader's line (id-card-reader.md 3 and 13).
#pragma once

#include <array>
#include <optional>

#include "drivers/bytes.hpp"

namespace drivers {

// CMD and PARA of the commands that this project sends (id-card-reader.md 4). Fingerprints are not among them.
enum class SdtCommand : std::uint16_t {
    reset = 0x10FF,
    status = 0x11FF,
    module_number = 0x12FF,
    find = 0x2001,
    select = 0x2002,
    read = 0x3001,
    latest_address = 0x3003,
};

std::array<std::uint8_t, 10> encode_request(SdtCommand command);

struct SdtAnswer {
    std::uint8_t sw1 = 0;
    std::uint8_t sw2 = 0;
    std::uint8_t sw3 = 0;
    Bytes data;
};

// Finds frames in a stream that may begin anywhere, be cut anywhere and hold noise. Keeps at most one frame and
// what was fed in one go; overwrites what it lets go of, since that may be a card's content.
class SdtParser {
public:
    SdtParser();
    SdtParser(const SdtParser&) = delete;
    SdtParser& operator=(const SdtParser&) = delete;
    ~SdtParser() { clear(); }

    void feed(ByteView bytes);
    // The next whole and valid frame.
    std::optional<SdtAnswer> next();

    // A frame has begun and is not complete.
    bool in_frame() const { return !buffer_.empty(); }
    // Gives up the frame that has begun, and looks for another one inside it: after the line fell silent.
    void give_up_frame();
    // Frames dropped for a wrong checksum, an impossible length or by give_up_frame().
    std::size_t damaged() const { return damaged_; }
    void clear();

private:
    void drop_front(std::size_t count);
    bool find_preamble();

    Bytes buffer_;
    std::size_t damaged_ = 0;
};

} // namespace drivers
