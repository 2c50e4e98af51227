#include "flow/pin_tries.hpp"

#include <algorithm>

namespace liaison::flow {

bool PinTries::add_wrong(domain::MonotonicTime now) {
    if (++wrong < wrong_pins_before_lock) return false;
    *this = {0, now + pin_lock_lasts};
    return true;
}

void type_pin(std::string& pin, char key) {
    if (pin.size() < longest_pin && key >= '0' && key <= '9') pin += key;
}

void wipe_pin(std::string& pin) {
    std::fill(pin.begin(), pin.end(), '0');
    pin.clear();
}

} // namespace liaison::flow
