// Deputies sign in to activities, and voters rate reports in secret.
#pragma once

#include <string>

#include "domain/activity.hpp"
#include "store/device_key.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

class Activities {
public:
    Activities(Database& database, const DeviceKey& key, RandomSource random)
        : database_(database), key_(key), random_(std::move(random)) {}

    // The deputy is there. An activity that has not begun begins with this: planned, or (without an id) a new
    // one. Who signed in already changes nothing.
    Saved<domain::Activity> attend(const domain::Activity& activity, const std::string& deputy_id,
                                   const Moment& now);

    // Voters rate from now on. Error `moved_on`: another rating is open, or this report was rated already.
    Saved<domain::Activity> open_rating(const domain::Activity& activity, const std::string& deputy_id,
                                        const domain::RatingRules& rules, const Moment& now);

    // Counts the ballot and forgets it. What the database keeps, its journal included, does not say who handed
    // in which.
    Saved<domain::BallotOutcome> hand_in(const std::string& activity_id, const std::string& person_key,
                                         const domain::Ballot& ballot);

    // The totals become part of the activity where there are enough ballots; who has rated is forgotten. Error
    // `moved_on`: it is closed.
    Saved<domain::Activity> close_rating(const std::string& activity_id, const std::string& deputy_id,
                                         int fewest_ballots, const Moment& now);

    // Ratings of earlier days that nobody closed; gives how many. Safe to call at any time.
    Saved<int> close_earlier_days(int fewest_ballots, const Moment& now);

private:
    domain::Activity known_or_new(domain::Activity activity);
    void write(const domain::Activity& activity, const Moment& now);
    void forget_steps();
    domain::Activity count(domain::Activity activity, const std::string& deputy_id, int fewest_ballots,
                           const Moment& now);

    Database& database_;
    const DeviceKey& key_;
    RandomSource random_;
};

} // namespace liaison::store
