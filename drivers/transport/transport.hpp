// The line to a device: the few functions that a new kind of bus has to provide.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include <tl/expected.hpp>

#include "drivers/bytes.hpp"
#include "drivers/transport/transport_error.hpp"

namespace drivers {

// A byte transport that never blocks. It may vanish at any call and be opened again by the same name.
class Transport {
public:
    virtual ~Transport() = default;

    virtual tl::expected<void, TransportError> open() = 0;
    virtual void close() = 0;

    // How many bytes were read or taken; 0 means "not now, poll". A vanished device is TransportTrouble::gone.
    virtual tl::expected<std::size_t, TransportError> read(std::span<std::uint8_t> into) = 0;
    virtual tl::expected<std::size_t, TransportError> write(ByteView bytes) = 0;

    // For poll(); -1 while closed.
    virtual int descriptor() const = 0;

    // False where nothing ever comes back, as from a plain file.
    virtual bool answers() const { return true; }

    // True where what was written and flushed is the result itself, as in a plain file.
    virtual bool is_storage() const { return false; }

    // Bits per second, for lines that have a speed; the others take any.
    virtual tl::expected<void, TransportError> set_baud(unsigned /*baud*/) { return {}; }

    // How many ways there are to take this line's bytes out of their packets, where nothing tells the right
    // one; the device on top finds it. One of them is in use, the first at first.
    virtual std::size_t framings() const { return 1; }
    virtual void use_framing(std::size_t /*framing*/) {}

    // The five lines that printers had when they hung on a parallel cable, for lines that still tell them
    // (receipt-printer.md 8): 08 no error, 10 selected, 20 no paper. May wait for seconds. Nothing: not told.
    virtual std::optional<std::uint8_t> parallel_status() { return std::nullopt; }

    // Returns when what was written cannot be lost by a power cut, for lines where that means something.
    virtual tl::expected<void, TransportError> flush() { return {}; }
};

} // namespace drivers
