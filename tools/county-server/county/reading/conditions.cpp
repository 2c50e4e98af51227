#include "county/reading/conditions.hpp"

namespace liaison::county {

void Conditions::add(const std::string& condition, std::initializer_list<Value> values) {
    text_ += (text_.empty() ? "(" : " AND (") + condition + ")";
    values_.insert(values_.end(), values);
}

void Conditions::add_within(const std::string& condition, const Conditions& inner) {
    std::string text = condition;
    text.replace(text.find('@'), 1, inner.text_.empty() ? "" : "WHERE " + inner.text_);
    add(text);
    values_.insert(values_.end(), inner.values_.begin(), inner.values_.end());
}

std::string Conditions::numbered() const {
    std::string text;
    std::size_t number = 0;
    for (const char letter : text_)
        text += letter == '?' ? ":v" + std::to_string(number++) : std::string(1, letter);
    return text;
}

// Of letters only ASCII's have capitals in both databases, so this lowers no others either.
std::string anywhere(const std::string& text) {
    std::string pattern = "%";
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '!') pattern += '!';
        pattern += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return pattern + "%";
}

} // namespace liaison::county
