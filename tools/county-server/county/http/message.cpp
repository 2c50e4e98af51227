#include "county/http/message.hpp"

#include <algorithm>

namespace liaison::county {

namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

} // namespace

bool HeaderOrder::operator()(std::string_view left, std::string_view right) const {
    return std::lexicographical_compare(left.begin(), left.end(), right.begin(), right.end(),
                                        [](char a, char b) { return small(a) < small(b); });
}

std::string Request::get_header_value(std::string_view name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? "" : found->second;
}

std::string Request::get_param_value(const std::string& name) const {
    const auto found = parameters.find(name);
    return found == parameters.end() ? "" : found->second;
}

std::string Request::cookie(std::string_view name) const {
    const auto [begin, end] = headers.equal_range(std::string_view("Cookie"));
    for (auto header = begin; header != end; ++header)
        for (std::string_view rest = header->second; !rest.empty();) {
            const auto semicolon = std::min(rest.find(';'), rest.size());
            const std::string_view pair = trimmed(rest.substr(0, semicolon));
            rest.remove_prefix(std::min(semicolon + 1, rest.size()));
            if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=')
                return std::string(pair.substr(name.size() + 1));
        }
    return "";
}

void Response::set_header(const std::string& name, const std::string& value) {
    headers.erase(name);
    headers.emplace(name, value);
}

void Response::set_content(std::string content, const std::string& type) {
    body = std::move(content);
    set_header("Content-Type", type);
}

void Response::wait_for(std::string topic, Moment until) {
    wait = Wait{std::move(topic), until};
}

} // namespace liaison::county
