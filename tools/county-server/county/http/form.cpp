#include "county/http/form.hpp"

#include <algorithm>
#include <charconv>

namespace liaison::county {

namespace {

constexpr std::size_t most_fields = 100;

std::optional<std::string> field_decoded(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    return percent_decoded(spaced);
}

} // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            plain += text[at];
            continue;
        }
        const std::string_view digits = text.substr(at + 1, 2);
        unsigned int byte = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
        if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) return std::nullopt;
        plain += static_cast<char>(byte);
        at += 2;
    }
    if (plain.find('\0') != std::string::npos) return std::nullopt;
    return plain;
}

bool add_form(std::string_view text, Parameters& parameters) {
    while (!text.empty()) {
        const std::size_t ends = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, ends);
        text.remove_prefix(std::min(ends + 1, text.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = field_decoded(pair.substr(0, equals));
        auto value = field_decoded(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value || parameters.size() >= most_fields) return false;
        parameters.emplace(*std::move(name), *std::move(value));
    }
    return true;
}

} // namespace liaison::county
