// What the loop needs of a device. Every device is a state machine that never waits.
#pragma once

#include "drivers/time.hpp"

namespace drivers {

// Pauses between two attempts to open: each twice the one before, from first to longest.
struct ReopenPauses {
    Span first{200};
    Span longest{5000};
};

class Device {
public:
    virtual ~Device() = default;

    // Tries to open the line. A failure is told by an event and leaves descriptor() at -1; so does any later
    // loss of the line. Then the loop calls open() again.
    virtual void open(Instant now) = 0;
    virtual void close() = 0;

    virtual int descriptor() const = 0; // for poll(); -1 while closed
    virtual bool wants_read() const { return true; }
    virtual bool wants_write() const = 0;

    virtual void on_readable(Instant now) = 0;
    virtual void on_writable(Instant now) = 0;
    // Called when next_deadline() has come; calling it early does no harm.
    virtual void on_time(Instant now) = 0;
    virtual Instant next_deadline() const = 0;

    // The device works: the pauses start again with the first.
    virtual bool is_ready() const = 0;
    virtual ReopenPauses reopen_pauses() const { return {}; }
};

} // namespace drivers
