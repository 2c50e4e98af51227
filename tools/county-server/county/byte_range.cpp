#include "county/byte_range.hpp"

#include <algorithm>
#include <charconv>

namespace liaison::county {

namespace {

constexpr std::size_t most_digits = 18; // of a number that fits

std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    if (digits.empty() || digits.size() > most_digits ||
        digits.find_first_not_of("0123456789") != std::string_view::npos)
        return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::optional<ByteRange> byte_range(std::string_view header, std::int64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return std::nullopt;
    header.remove_prefix(unit.size());
    const auto dash = header.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const std::string_view from = header.substr(0, dash), to = header.substr(dash + 1);
    const auto first = number(from), last = number(to);
    if (from.empty()) { // the last so many
        if (!last) return std::nullopt;
        const std::int64_t bytes = std::min(*last, size);
        return ByteRange{size - bytes, bytes};
    }
    if (!first || (!to.empty() && (!last || *last < *first))) return std::nullopt;
    if (*first >= size) return ByteRange{};
    return ByteRange{*first, std::min(last.value_or(size - 1), size - 1) - *first + 1};
}

} // namespace liaison::county
