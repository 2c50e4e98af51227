// What can be wrong with the line to a device, as opposed to the device itself.
#pragma once

#include <string>
#include <string_view>

namespace drivers {

enum class TransportTrouble {
    absent,        // there is no such device now
    busy,          // another program has it
    no_permission, // it is there, but not for us: a udev rule is missing
    gone,          // it was open and was unplugged
    io,            // anything else; the text says what
};

struct TransportError {
    TransportTrouble trouble;
    std::string text; // for the keeper and the log: the action and the operating system's words
};

// Sorts an errno value.
TransportError transport_error(std::string_view action, int error_number);

} // namespace drivers
