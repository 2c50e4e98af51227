// The deputies who receive: whom they call, what becomes of it, what they write down.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/time.hpp"

namespace liaison::simulation {

struct World;

struct Desk {
    std::string ticket{};       // in the deputy's hands; empty: none
    domain::MinuteOfDay next{}; // when something happens next
    bool is_staffed = false;
    int talk = 0; // its number, for the words
};

class Desks {
public:
    void open(World& world);
    void at_minute(World& world, domain::MinuteOfDay minute);
    void leave(const std::string& deputy) { desks_[deputy].is_staffed = false; }
    // After the visitors: logs are corrected, deputies say what they think of answers.
    void after_hours(World& world);
    std::vector<std::string> staffed() const;

private:
    void call_somebody(World& world, const std::string& deputy);
    void wait_for_called(World& world, const std::string& deputy);
    void talk(World& world, const std::string& deputy);
    void finish(World& world, const std::string& deputy);
    void look_around(World& world, const std::string& deputy);
    std::string free_desk(const std::string& but) const;

    std::map<std::string, Desk> desks_;
    std::vector<std::string> missed_; // tickets whose people may yet turn up
};

} // namespace liaison::simulation
