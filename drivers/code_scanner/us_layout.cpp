#include "drivers/code_scanner/us_layout.hpp"

#include <array>
#include <string_view>

#include <linux/input-event-codes.h>

namespace drivers {
namespace {

// Runs of keys that lie side by side, and what is on them without and with Shift.
struct Run {
    unsigned first;
    std::string_view plain;
    std::string_view shifted;
};

constexpr std::array runs{
    Run{KEY_1, "1234567890-=", "!@#$%^&*()_+"},
    Run{KEY_Q, "qwertyuiop[]", "QWERTYUIOP{}"},
    Run{KEY_A, "asdfghjkl;'`", "ASDFGHJKL:\"~"},
    Run{KEY_BACKSLASH, "\\zxcvbnm,./", "|ZXCVBNM<>?"},
    Run{KEY_KPASTERISK, "*", "*"},
    Run{KEY_SPACE, " ", " "},
    Run{KEY_KP7, "789-456+1230.", "789-456+1230."},
    Run{KEY_102ND, "\\", "|"},
    Run{KEY_KPSLASH, "/", "/"},
};

} // namespace

std::optional<char> us_character(unsigned key, bool shifted) {
    for (const Run& run : runs)
        if (key >= run.first && key - run.first < run.plain.size())
            return (shifted ? run.shifted : run.plain)[key - run.first];
    return std::nullopt;
}

std::optional<unsigned> keypad_digit(unsigned key) {
    if (key < KEY_KP7 || key > KEY_KP0) return std::nullopt;
    const char character = us_character(key, false).value_or('-');
    if (character < '0' || character > '9') return std::nullopt;
    return static_cast<unsigned>(character - '0');
}

} // namespace drivers
