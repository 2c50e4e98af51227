// What a voter is told when the ballot is done with.
#pragma once

#include "flow/ballot.hpp"
#include "language/words.hpp"

namespace liaison::flow {

struct BallotWords {
    language::Word title;
    language::Word text;
};

inline BallotWords words_of(BallotPhase over) {
    using enum language::Word;
    switch (over) {
    case BallotPhase::counted: return {ballot_counted_title, ballot_counted_text};
    case BallotPhase::has_rated: return {ballot_has_rated_title, ballot_has_rated_text};
    case BallotPhase::too_late: return {ballot_too_late_title, ballot_too_late_text};
    default: return {ballot_not_saved_title, ballot_not_saved_text};
    }
}

} // namespace liaison::flow
