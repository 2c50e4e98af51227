#include "domain/json_reader.hpp"

#include <algorithm>

#include "domain/text.hpp"

namespace liaison::domain {

namespace {

// Counts brackets outside of texts. Of a text that is not JSON it may give anything.
int deepest_nesting(std::string_view text) {
    int depth = 0, deepest = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_text && c == '\\')
            ++i; // whatever is escaped, it ends no text
        else if (c == '"')
            in_text = !in_text;
        else if (!in_text && (c == '[' || c == '{'))
            deepest = std::max(deepest, ++depth);
        else if (!in_text && (c == ']' || c == '}'))
            --depth;
    }
    return deepest;
}

// A key as a part of a JSON pointer (RFC 6901, section 3).
std::string pointer_part(const std::string& key) {
    std::string part;
    for (const char c : key)
        part += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return part;
}

} // namespace

nlohmann::json parse_json(std::string_view text) {
    if (deepest_nesting(text) > max_json_depth)
        throw JsonProblem{"/", "nested deeper than " + std::to_string(max_json_depth)};
    return nlohmann::json::parse(text);
}

JsonReader JsonReader::member(const char* key) {
    if (!value_.is_object()) fail("an object is expected");
    asked_.insert(key);
    const auto found = value_.find(key);
    if (found == value_.end()) fail("the key \"" + std::string(key) + "\" is missing");
    return {*found, where_ + "/" + key};
}

bool JsonReader::has(const char* key) {
    if (!value_.is_object()) fail("an object is expected");
    asked_.insert(key);
    return value_.contains(key);
}

void JsonReader::no_other_members() const {
    for (const auto& [key, value] : value_.items()) {
        if (asked_.contains(key)) continue;
        std::string allowed;
        for (const std::string& name : asked_) {
            if (!allowed.empty()) allowed += ", ";
            allowed += name;
        }
        fail("unknown key \"" + key + "\"; allowed: " + allowed);
    }
}

std::string JsonReader::text(std::size_t most) const {
    if (!value_.is_string()) fail("a text is expected");
    const auto& text = value_.get_ref<const std::string&>();
    if (text.size() > most * 4 || code_points(text).size() > most)
        fail("the text is longer than " + std::to_string(most) + " characters");
    if (!is_plain_text(text)) fail("the text holds control characters or invalid UTF-8");
    return text;
}

std::string JsonReader::document(std::size_t most_bytes) const {
    if (!value_.is_string()) fail("a text is expected");
    const auto& text = value_.get_ref<const std::string&>();
    if (text.size() > most_bytes) fail("the text is longer than " + std::to_string(most_bytes) + " bytes");
    return text;
}

bool JsonReader::boolean() const {
    if (!value_.is_boolean()) fail("true or false is expected");
    return value_.get<bool>();
}

std::int64_t JsonReader::integer(std::int64_t least, std::int64_t most) const {
    const bool fits = value_.is_number_unsigned()
                          ? value_.get<std::uint64_t>() <= static_cast<std::uint64_t>(most)
                          : value_.is_number_integer();
    if (!fits || value_.get<std::int64_t>() < least || value_.get<std::int64_t>() > most)
        fail("a whole number from " + std::to_string(least) + " to " + std::to_string(most) + " is expected");
    return value_.get<std::int64_t>();
}

void JsonReader::each(std::size_t most, const std::function<void(JsonReader)>& visit) const {
    if (!value_.is_array()) fail("a list is expected");
    if (value_.size() > most) fail("the list is longer than " + std::to_string(most));
    for (std::size_t i = 0; i < value_.size(); ++i)
        visit({value_[i], where_ + "/" + std::to_string(i)});
}

void JsonReader::each_member(const std::function<void(const std::string&, JsonReader)>& visit) const {
    if (!value_.is_object()) fail("an object is expected");
    for (const auto& [key, value] : value_.items())
        visit(key, {value, where_ + "/" + pointer_part(key)});
}

} // namespace liaison::domain
