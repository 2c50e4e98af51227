#include "world.hpp"

#include "checks.hpp"

namespace liaison::simulation {

std::string World::key_of(int person) {
    return person == nobody ? "" : station->store.key->person_key(store::test::person(person).visitor.number);
}

void World::come_back(bool was_answered, const std::function<void()>& settle) {
    cut_is_due = false;
    ++counts.cuts_amid;
    station.cut_power_amid(static_cast<unsigned>(random.between(1, 1'000'000)));
    if (!was_answered) {
        ++counts.steps_lost;
        settle();
    }
    check_nothing_lost(*this);
}

domain::CheckIn who(int person, const store::Moment& now) {
    domain::CheckIn check_in = person == nobody ? store::test::without_papers() : store::test::person(person);
    check_in.agreed_at = now.wall;
    return check_in;
}

} // namespace liaison::simulation
