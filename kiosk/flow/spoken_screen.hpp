// What each screen says aloud: what is asked, what can be done, and what matters of its values. Only what
// anybody in the room may hear: no visitor's name, no number of a document, not whom they came to see.
#pragma once

#include "flow/ballot.hpp"
#include "flow/citizen_visit.hpp"
#include "flow/help.hpp"
#include "language/phrase.hpp"

namespace liaison::flow {

// Of the citizen's screen as it stands. Never empty.
language::Phrases spoken_screen(const CitizenVisit& visit, const Surroundings& around, domain::Now now);

// Of a voter's: whose report it is, and never what was chosen.
language::Phrases spoken_ballot(const BallotPaper& ballot, const Surroundings& around);

// Of the notice that stands over it while the keeper is called.
language::Phrases spoken_keeper_notice(const Surroundings& around);

// Every text that any of these, or a called number, can say: what a voice pack has to hold.
const std::vector<language::Word>& all_spoken_words();

} // namespace liaison::flow
