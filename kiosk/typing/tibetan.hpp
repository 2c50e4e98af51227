// How Tibetan letters stand below each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liaison::typing {

// The form that a letter takes below another: ག gives ྒ. Zero for what cannot stand below.
char32_t subjoined(char32_t letter);

// What may go on below the letters at the end of `text`, as whole stacks to be shown: after "བས" the stacks of
// ས, after "སྒ" its ya and ra. `added` of each is what has to be typed.
struct StackSuggestion {
    std::string shown;
    std::string added;
};
std::vector<StackSuggestion> stack_suggestions(std::string_view text);

} // namespace liaison::typing
