// How things of a log are called.
#include "view/desk_log.hpp"

namespace liaison::view {

std::string category_name(const Screen& screen, std::string_view code) {
    for (const domain::Category& category : screen.around.configuration.categories)
        if (category.code == code) return category.name.in(screen.language());
    return std::string(code);
}

std::string place_name(const Screen& screen, std::string_view code) {
    for (const domain::GridCell& cell : screen.around.configuration.grid_cells)
        if (cell.code == code) return cell.name.in(screen.language());
    return std::string(code);
}

Word route_word(domain::OpinionRoute route) {
    switch (route) {
    case domain::OpinionRoute::answered_on_the_spot: return Word::desk_route_answered;
    case domain::OpinionRoute::station: return Word::desk_route_station;
    case domain::OpinionRoute::professional_station: return Word::desk_route_professional;
    case domain::OpinionRoute::county: return Word::desk_route_county;
    }
    return Word::desk_route_station;
}

Word urgency_word(domain::Urgency urgency) {
    switch (urgency) {
    case domain::Urgency::usual: return Word::desk_urgency_usual;
    case domain::Urgency::soon: return Word::desk_urgency_soon;
    case domain::Urgency::urgent: return Word::desk_urgency_urgent;
    }
    return Word::desk_urgency_usual;
}

Word present_word(domain::Present who) {
    switch (who) {
    case domain::Present::family: return Word::desk_present_family;
    case domain::Present::fellow_villager: return Word::desk_present_villager;
    case domain::Present::other_deputy: return Word::desk_present_deputy;
    case domain::Present::keeper: return Word::desk_present_keeper;
    case domain::Present::official: return Word::desk_present_official;
    }
    return Word::desk_present_family;
}

std::string language_name(std::string_view code) {
    return std::string(language::is_available(code) ? language::Words(code)(Word::language_name) : code);
}

std::string opinion_facts(const Screen& screen, const domain::Opinion& opinion) {
    std::string facts = category_name(screen, opinion.category);
    const auto add = [&](const std::string& fact) { facts += (facts.empty() ? "" : " · ") + fact; };
    if (!opinion.grid_cell.empty()) add(place_name(screen, opinion.grid_cell));
    if (opinion.urgency != domain::Urgency::usual)
        add(std::string(screen.words(urgency_word(opinion.urgency))));
    add(std::string(screen.words(route_word(opinion.route))));
    return facts;
}

} // namespace liaison::view
