#include "typing/tibetan.hpp"

#include <algorithm>
#include <array>

#include "domain/text.hpp"

namespace liaison::typing {
namespace {

constexpr char32_t first_letter = 0x0F40, last_letter = 0x0F6C;
constexpr char32_t first_below = 0x0F90, last_below = 0x0FBC;

bool is_letter(char32_t c) {
    return c >= first_letter && c <= last_letter && c != 0x0F48;
}
bool is_below(char32_t c) {
    return c >= first_below && c <= last_below;
}

// The grammar of Tibetan (not of transcribed Sanskrit): which letters carry which below them.
struct Stacks {
    char32_t above;
    std::u32string_view below;
};
constexpr std::array stacks{
    Stacks{U'ར', U"ཀགངཇཉཏདནབམཙཛ"},
    Stacks{U'ལ', U"ཀགངཅཇཏདཔབཧ"},
    Stacks{U'ས', U"ཀགངཉཏདནཔབམཙརལ"},
    Stacks{U'ཀ', U"ཡརལ"},
    Stacks{U'ཁ', U"ཡར"},
    Stacks{U'ག', U"ཡརལ"},
    Stacks{U'ཏ', U"ར"},
    Stacks{U'ཐ', U"ར"},
    Stacks{U'ད', U"ར"},
    Stacks{U'ན', U"ར"},
    Stacks{U'པ', U"ཡར"},
    Stacks{U'ཕ', U"ཡར"},
    Stacks{U'བ', U"ཡརལ"},
    Stacks{U'མ', U"ཡར"},
    Stacks{U'ཟ', U"ལ"},
    Stacks{U'ཤ', U"ར"},
    Stacks{U'ཧ', U"ར"},
};

} // namespace

char32_t subjoined(char32_t letter) {
    return is_letter(letter) && letter <= 0x0F69 ? letter - first_letter + first_below : 0;
}

std::vector<StackSuggestion> stack_suggestions(std::string_view text) {
    const auto points = domain::code_points(text.substr(text.size() - std::min<std::size_t>(text.size(), 24)));
    std::size_t start = points.size();
    while (start > 0 && is_below(points[start - 1]))
        --start;
    if (start == 0 || !is_letter(points[start - 1])) return {};
    std::string stack;
    for (std::size_t i = start - 1; i < points.size(); ++i)
        stack += domain::to_utf8(points[i]);
    const char32_t last = points.size() == start ? points.back() : points.back() - first_below + first_letter;
    std::vector<StackSuggestion> suggestions;
    const bool below_another = points.size() > start;
    if (below_another && (last == U'ར' || last == U'ལ' || last == U'ས'))
        return suggestions; // heads are only on top
    for (const Stacks& known : stacks) {
        if (known.above != last) continue;
        for (const char32_t letter : known.below) {
            const std::string added = domain::to_utf8(subjoined(letter));
            suggestions.push_back({stack + added, added});
        }
    }
    return suggestions;
}

} // namespace liaison::typing
