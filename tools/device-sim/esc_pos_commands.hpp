// How long each command is, which is all that is needed to take a stream of ESC/POS apart (receipt-printer.md 2
// to 7).
#pragma once

#include <optional>

#include "port.hpp"

namespace device_sim {

// The size of the command, or of the single byte of text, at the front; nothing while more bytes are needed to
// know it or to complete it.
std::optional<std::size_t> command_size(const Bytes& buffer);

} // namespace device_sim
