// Station, county, clock and people of one simulated year, and the steps that a power cut may hit.
#pragma once

#include <array>
#include <functional>

#include "county.hpp"
#include "ledger.hpp"
#include "must.hpp"
#include "power.hpp"
#include "seed.hpp"
#include "station_clock.hpp"

namespace liaison::simulation {

struct Counts {
    int visitors = 0;
    int receptions = 0;
    int corrections = 0;
    int bookings = 0;
    int bookings_refused = 0;
    int cancelled_for_closing = 0;
    int words = 0; // of citizens and deputies about answers
    int ballots = 0;
    int cuts_between = 0;
    int cuts_amid = 0;
    int steps_lost = 0; // a step that a cut left undone, or unanswered
    int jumps = 0;
    int lost_answers = 0;
    int erased = 0;
};

// A report that is rated now.
struct Sitting {
    domain::Activity activity;
    std::set<int> voters{};
    std::map<std::string, std::array<int, 3>> said{}; // by aspect
};

struct World {
    explicit World(std::uint64_t seed) : random(seed) {}

    test::Random random;
    StationClock clock{};
    Plan plan{};
    Machine station{};
    Ledger ledger{};
    County county{};
    Counts counts{};
    std::optional<Sitting> sitting{};
    domain::ChainRules chain_rules{};
    domain::RatingRules rating_rules{};
    domain::WallTime newest_erasure{}; // what was over by then is erased, where it was delivered
    bool erased_all = false;           // all of that was delivered when it was erased last
    bool cut_is_due = false;           // the next step that can be hit is hit

    store::Moment now() const { return clock.now(); }
    store::Visits& visits() { return station->store.visits; }
    std::string key_of(int person);

    // A step during which the power may go. `note` takes down what was answered; where nothing was answered
    // `settle` finds out whether it was done all the same. False: not done, or not answered.
    template <class Step, class Note>
    bool at_risk(Step step, Note note, const std::function<void()>& settle) {
        const bool cut = cut_is_due && station.may_lose_writes();
        if (cut) station.arm(random.between(1, 12));
        const auto result = step();
        if (result) note(*result);
        if (cut) come_back(result.has_value(), settle);
        return result.has_value();
    }

private:
    void come_back(bool was_answered, const std::function<void()>& settle);
};

// The person as the card reader tells it.
domain::CheckIn who(int person, const store::Moment& now);

} // namespace liaison::simulation
