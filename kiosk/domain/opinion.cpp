#include "domain/opinion.hpp"

namespace liaison::domain {

bool Opinion::is_complete() const {
    const bool answered = route != OpinionRoute::answered_on_the_spot || !answer.empty();
    return !category.empty() && !words.empty() && answered;
}

const char* to_string(OpinionRoute route) {
    switch (route) {
    case OpinionRoute::answered_on_the_spot: return "answered_on_the_spot";
    case OpinionRoute::station: return "station";
    case OpinionRoute::professional_station: return "professional_station";
    case OpinionRoute::county: return "county";
    }
    return "";
}

const char* to_string(Urgency urgency) {
    switch (urgency) {
    case Urgency::usual: return "usual";
    case Urgency::soon: return "soon";
    case Urgency::urgent: return "urgent";
    }
    return "";
}

const char* to_string(OpinionEvent event) {
    switch (event) {
    case OpinionEvent::raised: return "raised";
    case OpinionEvent::corrected: return "corrected";
    case OpinionEvent::withdrawn: return "withdrawn";
    }
    return "";
}

std::optional<OpinionRoute> parse_opinion_route(std::string_view text) {
    using enum OpinionRoute;
    for (const auto route : {answered_on_the_spot, station, professional_station, county})
        if (text == to_string(route)) return route;
    return std::nullopt;
}

std::optional<Urgency> parse_urgency(std::string_view text) {
    for (const auto urgency : {Urgency::usual, Urgency::soon, Urgency::urgent})
        if (text == to_string(urgency)) return urgency;
    return std::nullopt;
}

} // namespace liaison::domain
