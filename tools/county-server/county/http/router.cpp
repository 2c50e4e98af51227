#include "county/http/router.hpp"

#include <map>
#include <stdexcept>

namespace liaison::county {

namespace {

constexpr std::size_t longest_path = 1024; // far above every address of ours

std::string expression_of(const std::string& pattern) {
    static const std::map<std::string, std::string> places{{"{station}", "([a-z0-9-]{1,40})"},
                                                           {"{uuid}", "([0-9a-f-]{36})"},
                                                           {"{sha256}", "([0-9a-f]{64})"},
                                                           {"{number}", "([0-9]{1,18})"},
                                                           {"{name}", "([^/]{1,200})"}};
    std::string expression;
    for (std::size_t at = 0; at < pattern.size();) {
        if (pattern[at] != '{') {
            if (pattern[at] == '.') expression += '\\';
            expression += pattern[at++];
            continue;
        }
        const std::size_t end = pattern.find('}', at);
        const auto place = places.find(pattern.substr(at, end - at + 1));
        if (place == places.end()) throw std::logic_error("a route with a place of no kind: " + pattern);
        expression += place->second;
        at = end + 1;
    }
    return expression;
}

} // namespace

void Router::add(const std::string& method, const std::string& pattern, Handler handler,
                 std::size_t most_bytes) {
    routes_.push_back({method, pattern, std::move(handler), most_bytes,
                       std::regex(expression_of(pattern), std::regex::optimize)});
}

Router::Found Router::find(const std::string& method, const std::string& path) const {
    Found found;
    if (path.size() > longest_path) return found;
    for (const Route& route : routes_) {
        std::smatch match;
        if (!std::regex_match(path, match, route.expression)) continue;
        if (route.method != method) {
            found.allowed += (found.allowed.empty() ? "" : ", ") + route.method;
            continue;
        }
        found.route = &route;
        found.matches.assign(match.begin(), match.end());
        return found;
    }
    return found;
}

} // namespace liaison::county
