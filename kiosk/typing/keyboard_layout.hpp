// Which keys each way of typing has. Labels are letters of the script itself, so they are no words to
// translate.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace liaison::typing {

enum class Method : std::uint8_t { pinyin, handwriting, tibetan, lisu, latin, numbers };
inline constexpr std::size_t method_count = 6;

// What the key that chooses it says, in its own script: "拼音", "བོད་".
const char* method_label(Method method);

enum class KeyRole : std::uint8_t { text, erase, enter, space, shift, stack };

struct KeyPlan {
    std::string id; // unique on its keyboard, the same with shift on: "a", "erase"
    KeyRole role = KeyRole::text;
    std::string text = {};                  // what it types and what stands on it
    std::vector<std::string> variants = {}; // offered when it is held
    float width = 1;                        // in keys
    bool marked = false;                    // a tone letter of Naxi
};
using KeyRow = std::vector<KeyPlan>;
using KeyboardPlan = std::vector<KeyRow>;

// What the way of typing changes about its keys.
struct Layer {
    bool shift = false;     // capital, turned or rare letters
    bool stack = false;     // Tibetan: consonants as they stand below another
    bool naxi_tones = true; // Latin: l, q and f, which end a syllable of Naxi, are marked
};

// Rows from the top, each as wide as ten keys at most. Handwriting has one narrow row beside its pad.
KeyboardPlan keyboard_plan(Method method, const Layer& layer);

} // namespace liaison::typing
