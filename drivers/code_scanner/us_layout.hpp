// The characters on the keys of a US keyboard, by the kernel's key codes (code-scanner.md 3).
#pragma once

#include <optional>

namespace drivers {

// The character of a key, shifted or not. Nothing for keys without one. Keypad keys give their digit or sign.
std::optional<char> us_character(unsigned key, bool shifted);

// The digit of a keypad key, for characters that are typed as Alt and a number.
std::optional<unsigned> keypad_digit(unsigned key);

} // namespace drivers
