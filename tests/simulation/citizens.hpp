// Who comes on a day, when and why.
#pragma once

#include <map>
#include <string>

#include "domain/time.hpp"

namespace liaison::simulation {

struct World;

class Citizens {
public:
    // Those of today: who has booked, in time, late or never; who comes without; who cancels; who only books.
    void plan_day(World& world);
    void at_minute(World& world, domain::MinuteOfDay minute);

private:
    enum class Errand { walk_in, appointment, book, cancel };
    struct Coming {
        Errand errand;
        int person;
        std::string booking{};
    };
    std::multimap<domain::MinuteOfDay, Coming> coming_;
};

// Lays down the card and waits for this deputy; `booking` may be empty.
void arrive(World& world, int person, const std::string& deputy, const std::string& booking);

} // namespace liaison::simulation
