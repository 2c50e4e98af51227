#include "county/answers.hpp"

#include <charconv>
#include <optional>

#include "domain/reception_json.hpp"

namespace liaison::county {

void answer_json(Response& response, const nlohmann::json& value, int status) {
    response.status = status;
    response.set_content(domain::dump(value), json_type);
}

std::string error_json(const std::string& error, const std::string& where) {
    nlohmann::json body{{"error", error}};
    if (!where.empty()) body["where"] = where;
    return domain::dump(body);
}

void answer_error(Response& response, int status, const std::string& error, const std::string& where) {
    response.status = status;
    response.set_content(error_json(error, where), json_type);
}

std::optional<std::int64_t> number_parameter(const Request& request, const char* name, std::int64_t otherwise,
                                             std::int64_t least, std::int64_t most) {
    if (!request.has_param(name)) return otherwise;
    const std::string text = request.get_param_value(name);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

} // namespace liaison::county
