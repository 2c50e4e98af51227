#include "domain/placeholders.hpp"

namespace liaison::domain {

std::optional<Placeholders> placeholders(std::string_view text) {
    Placeholders names;
    for (std::size_t at = 0;;) {
        const auto open = text.find_first_of("{}", at);
        if (open == std::string_view::npos) return names;
        const auto close = text.find_first_of("{}", open + 1);
        if (text[open] != '{' || close == std::string_view::npos || text[close] != '}') return std::nullopt;
        names.insert(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
}

bool fills_in_the_same(std::string_view text, std::string_view original, bool for_one_count) {
    auto used = placeholders(text);
    const auto expected = placeholders(original);
    if (used && expected && for_one_count && expected->contains(count_placeholder))
        used->insert(count_placeholder);
    return used == expected;
}

} // namespace liaison::domain
