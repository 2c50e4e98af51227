// A voter before the glass while a deputy's report is rated: who are you, what do you say, thank you. It is no
// visit: nothing is registered but that this person has rated.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/id_number.hpp"
#include "flow/effect.hpp"
#include "flow/event.hpp"
#include "flow/surroundings.hpp"

namespace liaison::flow {

enum class BallotPhase {
    closed,   // the glass belongs to others
    identify, // by card, or by the number that is typed
    recognising,
    rating,
    saving,
    counted,
    has_rated, // this person has, before
    too_late,  // the rating is closed
    not_saved,
};
inline constexpr std::size_t ballot_phase_count = 9;

struct BallotPaper {
    std::uint64_t number = 0; // which ballot, for answers that come late
    BallotPhase phase = BallotPhase::closed;
    std::string typed_number;
    std::optional<domain::IdNumberError> typing_error;
    std::string person_key;
    std::string activity_id;
    std::vector<std::optional<domain::Satisfaction>> words; // in the order of the rules' aspects
    domain::MonotonicTime last_activity;
    bool asks_still_there = false;

    bool is_open() const { return phase != BallotPhase::closed; }
    bool is_complete() const;
    bool is_over() const; // only told yet
};

inline constexpr std::uint64_t ballot_numbers_begin = std::uint64_t{1} << 62; // no visit's and no desk's number

bool may_touch(BallotPhase phase, const Touch& touch);

struct BallotStep {
    BallotPaper next;
    Effects effects;
    bool refused = false;
};

// Closed where nothing is rated now, or nothing can be saved.
BallotPaper open_ballot(const BallotPaper& closed, const Surroundings& around, domain::Now now);
BallotStep step(const BallotPaper& ballot, const Event& event, const Surroundings& around, domain::Now now);
std::optional<domain::MonotonicTime> next_deadline(const BallotPaper& ballot);

// Whose report is rated.
std::string reporter_of(const BallotPaper& ballot, const Surroundings& around);

} // namespace liaison::flow
