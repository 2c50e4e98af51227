// What a finger does to the log that a deputy writes.
#pragma once

#include <string>
#include <variant>

#include "domain/reception.hpp"

namespace liaison::flow {

// The part of the log that lies open beside the keyboard.
enum class LogLeaf { matter, places, circumstances, earlier, reason };
enum class LogField { words, answer, reason };

struct SetCategory {
    std::string code;
};
struct SetRoute {
    domain::OpinionRoute route;
};
struct SetUrgency {
    domain::Urgency urgency;
};
struct SetGridCell {
    std::string code; // the same again: not said
};
struct FlipNoMatter {};
struct AddOpinion {};
struct ShowOpinion {
    std::size_t index;
};
struct DropOpinion {}; // the one that is shown
struct SetSpoken {
    std::string language;
};
struct FlipInterpreter {};
struct FlipPresent {
    domain::Present who;
};
struct FlipConfidential {};
struct AddPhrase {
    std::string text; // of the configuration's phrases
};
struct SetReason {
    std::string reason; // of a correction
};
struct ShowLeaf {
    LogLeaf leaf;
};
struct WriteIn {
    LogField field;
};
using LogEdit = std::variant<SetCategory, SetRoute, SetUrgency, SetGridCell, FlipNoMatter, AddOpinion,
                             ShowOpinion, DropOpinion, SetSpoken, FlipInterpreter, FlipPresent,
                             FlipConfidential, AddPhrase, SetReason, ShowLeaf, WriteIn>;

enum class Signer { visitor, deputy };

struct AddInk {
    domain::InkLine line;
};
struct TakeBackInk {};
struct ClearInk {};
struct DeclineInk {
    domain::Declined reason;
};
struct InkEdit {
    Signer signer;
    std::variant<AddInk, TakeBackInk, ClearInk, DeclineInk> edit;
};

} // namespace liaison::flow
