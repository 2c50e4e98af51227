#include "steps.hpp"

#include <map>

namespace journeys {

std::string check_in(Station& station, const std::string& card) {
    station.wait_for_screen("welcome");
    station.device(card);
    station.wait_for_screen("consent");
    station.touch("agree");
    station.wait_for_screen("on_duty");
    const std::string target = station.touch_first("wait:");
    station.wait_for_screen("ticket");
    return target.substr(std::string("wait:").size());
}

std::string check_in_and_leave(Station& station, const std::string& card) {
    const std::string deputy = check_in(station, card);
    station.device("card remove");
    station.touch("finish");
    station.wait_for_screen("welcome");
    return deputy;
}

void choose_and_enter_pin(Glass& glass, const std::string& deputy) {
    const std::map<std::string, std::string> pins{
        {"deputy-01", "1234"}, {"deputy-02", "2345"}, {"deputy-03", "3456"}};
    glass.touch("deputy:" + deputy);
    glass.wait_for_screen("desk_pin");
    for (const char digit : pins.at(deputy))
        glass.touch("key." + std::string(1, digit));
    glass.touch("submit_pin");
}

void enter_pin(Station& station, const std::string& deputy) {
    station.touch("open_desk");
    station.wait_for_screen("desk_choose_deputy");
    choose_and_enter_pin(station, deputy);
}

} // namespace journeys
