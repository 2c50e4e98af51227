// The chain that an opinion goes through: first review, assignment, consultation, answer, follow-up. All of it
// is in its history, which is only ever added to; how it stands is folded from that.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "domain/deputy.hpp"
#include "domain/opinion.hpp"
#include "domain/time.hpp"

namespace liaison::domain {

enum class OpinionStage { first_review, assigned, consulted, answered, followed_up };

// The citizen's own word at the follow-up.
enum class Satisfaction { satisfied, fairly, dissatisfied };

// How an answered opinion came out. Which classes there are is the county's to say.
struct OutcomeClass {
    std::string code; // "a"
    LocalizedText name;
    bool closes =
        true; // nothing more is owed once it is followed up; else it comes back until it is of such a class
    bool carried_out = false; // counts as done
};

// How long each part may take, in days from the event that began it.
struct ChainRules {
    int review_days = 7;      // until it is assigned
    int answer_days = 90;     // until it is answered
    int extension_days = 90;  // more, once
    int follow_up_days = 30;  // until the citizen is asked
    int come_back_days = 180; // until what was planned is answered again
    int redo_days = 15;       // until a dissatisfied citizen has another answer
    std::vector<OutcomeClass> outcomes = default_outcomes();

    const OutcomeClass* find_outcome(std::string_view code) const;
    static std::vector<OutcomeClass> default_outcomes(); // A solved, B planned, C kept for reference
};

enum class ChainDeed {
    assigned,    // to whom: `office`
    returned,    // by whom it was wrongly given to, with the reason
    consulted,   // they spoke with the citizen
    extended,    // the answer takes longer, with the reason
    answered,    // with the answer and its class
    followed_up, // with the citizen's word
    viewed       // with the deputy's own: it moves nothing, and stands beside the class and the citizen's word
};

struct ChainEvent {
    std::string id{}; // UUID: the same event again changes nothing
    std::string opinion_id{};
    ChainDeed deed = ChainDeed::assigned;
    WallTime at{};
    std::string office{};  // who has it, or who did it; for the citizen to read
    std::string text{};    // reason or answer; for the citizen to read, at most max_chain_text code points
    std::string outcome{}; // code of the class, where it is answered
    std::optional<Satisfaction> satisfaction{};
    bool operator==(const ChainEvent&) const = default;
};

inline constexpr std::size_t max_chain_text = 2'000;
inline constexpr std::size_t max_chain_office = 60;
inline constexpr std::size_t max_chain_events = 200; // of one opinion

// Where the chain begins.
struct ChainOrigin {
    WallTime raised_at;
    bool answered_on_the_spot = false; // then it begins answered, by the deputy
    bool withdrawn = false;
};

struct ChainState {
    OpinionStage stage = OpinionStage::first_review;
    WallTime since;                // of the stage
    std::optional<WallTime> due{}; // when the next step is; nothing: none is owed
    std::string office{};
    std::string answer{};
    std::string outcome{}; // the newest
    std::optional<Satisfaction> satisfaction{};
    std::optional<Satisfaction> deputy_view{}; // of the newest answer
    bool extended = false;
    bool withdrawn = false;
    bool carried_out = false; // of a class that closes, by the newest answer
    int rounds = 1;           // answers asked for: one more each time that it is opened again

    bool is_closed() const { return withdrawn || !due; }
    // The citizen may say whether they are satisfied.
    bool asks_citizen() const { return !withdrawn && stage == OpinionStage::answered; }
};

enum class Urging { none, amber, red }; // nothing is due soon; four fifths of the time are over; all of it
Urging urging(const ChainState& state, WallTime now);

enum class ChainError {
    wrong_stage,      // this cannot happen where the opinion stands
    withdrawn,        // nor anything at all
    reason_missing,   // or the answer, or the office
    unknown_outcome,  // none of the county's classes
    already_extended, // once is all
    no_satisfaction,  // a follow-up is what the citizen said
    text_too_long,
};

ChainState begin_chain(const ChainOrigin& origin, const ChainRules& rules);

// The state after the event; the error says why it cannot be.
tl::expected<ChainState, ChainError> after(const ChainState& state, const ChainEvent& event,
                                           const ChainRules& rules);

// The whole history in its order. What does not fit is passed over, and the same id counts once: whatever
// another program has written down, there is an answer for the citizen.
ChainState fold_chain(const ChainOrigin& origin, std::span<const ChainEvent> events, const ChainRules& rules);

const char* to_string(OpinionStage stage);
const char* to_string(Satisfaction satisfaction);
const char* to_string(ChainDeed deed);
const char* to_string(ChainError error);
std::optional<Satisfaction> parse_satisfaction(std::string_view text);
std::optional<ChainDeed> parse_chain_deed(std::string_view text);

} // namespace liaison::domain
