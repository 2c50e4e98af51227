// A deputy reports to voters, and they rate in secret. A ballot is never kept: only how many said what.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "domain/deputy.hpp"
#include "domain/opinion_chain.hpp"

namespace liaison::domain {

// What a report is rated by.
struct RatingAspect {
    std::string code; // "contact"
    LocalizedText name;
};

struct RatingRules {
    std::vector<RatingAspect> aspects = default_aspects();
    int fewest_ballots = 5; // of fewer nothing is shown or told but their number: one could guess who said what

    static std::vector<RatingAspect> default_aspects(); // five
};

// One voter's words, one an aspect.
struct RatingEntry {
    std::string aspect;
    Satisfaction word = Satisfaction::satisfied;
};
using Ballot = std::vector<RatingEntry>;

// Each aspect once, none else, all answered.
bool is_complete(const Ballot& ballot, const RatingRules& rules);

struct AspectTotals {
    std::string aspect{};
    std::array<int, 3> words{}; // by Satisfaction
    bool operator==(const AspectTotals&) const = default;
};
using RatingTotals = std::vector<AspectTotals>;

// What becomes of a ballot that is handed in.
enum class BallotOutcome {
    counted,
    has_rated, // this person has: one ballot a person
    too_late,  // the rating is closed
};

} // namespace liaison::domain
