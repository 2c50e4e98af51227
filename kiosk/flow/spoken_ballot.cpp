#include "flow/ballot_words.hpp"
#include "flow/spoken_screen.hpp"

namespace liaison::flow {

using language::Word;

language::Phrases spoken_ballot(const BallotPaper& ballot, const Surroundings& around) {
    language::Phrases phrases;
    const auto say = [&](std::initializer_list<Word> words) {
        for (const Word word : words)
            phrases.push_back({word});
    };
    if (ballot.asks_still_there) {
        say({Word::still_there_title, Word::still_there_text, Word::still_there_button});
        return phrases;
    }
    const domain::Deputy* deputy = around.configuration.find_deputy(reporter_of(ballot, around));
    const auto title = [&] {
        if (deputy) phrases.push_back({Word::ballot_title, {{"deputy", language::PublicName{deputy->name}}}});
        say({Word::ballot_secret});
    };
    switch (ballot.phase) {
    case BallotPhase::closed:
    case BallotPhase::recognising:
    case BallotPhase::saving: say({Word::saving}); break;
    case BallotPhase::identify:
        title();
        say({Word::ballot_identify});
        break;
    case BallotPhase::rating:
        title();
        say({Word::ballot_hint, Word::voice_you_can, Word::progress_satisfied, Word::progress_fairly,
             Word::progress_dissatisfied, Word::ballot_hand_in});
        break;
    default: say({words_of(ballot.phase).title, words_of(ballot.phase).text});
    }
    return phrases;
}

} // namespace liaison::flow
