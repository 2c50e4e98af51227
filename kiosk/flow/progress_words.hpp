// How the standing of an opinion is called before a citizen.
#pragma once

#include "domain/opinion_chain.hpp"
#include "language/words.hpp"

namespace liaison::flow {

inline language::Word word_of(domain::OpinionStage stage) {
    switch (stage) {
    case domain::OpinionStage::first_review: return language::Word::progress_review;
    case domain::OpinionStage::assigned: return language::Word::progress_assigned;
    case domain::OpinionStage::consulted: return language::Word::progress_consulted;
    case domain::OpinionStage::answered: return language::Word::progress_answered;
    case domain::OpinionStage::followed_up: break;
    }
    return language::Word::progress_followed_up;
}

inline language::Word word_of(const domain::ChainState& state) {
    if (state.withdrawn) return language::Word::progress_withdrawn;
    const bool planned = state.stage == domain::OpinionStage::followed_up && state.due;
    return planned ? language::Word::progress_planned : word_of(state.stage);
}

} // namespace liaison::flow
