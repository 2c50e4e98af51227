#include "county/station_guard.hpp"

#include "county/answers.hpp"

namespace liaison::county {

namespace {

std::optional<std::string> station_by_certificate(const Request& request, Office& office) {
    if (request.station.empty() || !is_identifier(request.station) ||
        !office.identities.is_valid(request.station, request.certificate_serial, Office::now()))
        return std::nullopt;
    return request.station;
}

std::optional<std::string> station_by_token(const Request& request, Office& office) {
    const std::string header = request.get_header_value("Authorization");
    constexpr std::string_view scheme = "Bearer ";
    return header.starts_with(scheme) ? office.accounts.station_of(header.substr(scheme.size())) : std::nullopt;
}

bool is_owner(const std::optional<std::string>& caller, const Request& request, Response& response) {
    if (caller == request.matches.at(1)) return true;
    if (caller) {
        answer_error(response, 403, "this is another station's");
        return false;
    }
    response.set_header("WWW-Authenticate", "Bearer realm=\"county\"");
    answer_error(response, 401, "the station's certificate is needed");
    return false;
}

} // namespace

bool is_station(const Request& request, Response& response, Office& office) {
    auto caller = station_by_certificate(request, office);
    if (!caller) caller = station_by_token(request, office);
    return is_owner(caller, request, response);
}

bool is_station_by_certificate(const Request& request, Response& response, Office& office) {
    return is_owner(station_by_certificate(request, office), request, response);
}

} // namespace liaison::county
