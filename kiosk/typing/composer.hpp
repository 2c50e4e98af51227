// What lies between a finger on a key and the text of a field: letters that are not yet Chinese, ink that is
// not yet a character, candidates. It belongs to whoever shows a keyboard, knows no screen and no clock, and is
// wiped when a visit or a session at the desk ends.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "typing/engines.hpp"
#include "typing/keyboard_layout.hpp"

namespace liaison::typing {

// ---- what a finger did ----
struct TypeKey {
    std::string text;
};
struct EraseBack {};
struct PressEnter {};
struct PressSpace {};
struct TurnShift {};
struct TurnStack {};
struct TakeCandidate {
    std::size_t index = 0;
};
struct ChooseMethod {
    Method method = Method::pinyin;
};
struct WriteStroke {
    InkStroke stroke;
};
struct UndoStroke {};
struct ClearInk {};
using Action = std::variant<TypeKey, EraseBack, PressEnter, PressSpace, TurnShift, TurnStack, TakeCandidate,
                            ChooseMethod, WriteStroke, UndoStroke, ClearInk>;

// ---- what that does to the field ----
struct InsertText {
    std::string text;
};
struct EraseBefore {}; // one grapheme before the caret
using Outcome = std::variant<InsertText, EraseBefore>;

enum class Readiness : std::uint8_t { loading, ready, missing };

class Composer {
public:
    // What was loaded; until then pinyin and handwriting are loading.
    void give(std::shared_ptr<Engines> engines);

    std::vector<Outcome> take(const Action& action);

    Method method() const { return method_; }
    const Layer& layer() const { return layer_; }
    Readiness readiness(Method method) const;
    const std::string& composition() const { return composition_; } // shown, not yet in the field
    const std::vector<std::string>& candidates() const { return candidates_; }
    const Ink& ink() const { return ink_; }

    // Overwrites and forgets all that was typed; the method goes back to pinyin.
    void wipe();

private:
    std::vector<Outcome> on(const TypeKey& action);
    std::vector<Outcome> on(const EraseBack& action);
    std::vector<Outcome> on(const PressEnter& action);
    std::vector<Outcome> on(const PressSpace& action);
    std::vector<Outcome> on(const TurnShift& action);
    std::vector<Outcome> on(const TurnStack& action);
    std::vector<Outcome> on(const TakeCandidate& action);
    std::vector<Outcome> on(const ChooseMethod& action);
    std::vector<Outcome> on(const WriteStroke& action);
    std::vector<Outcome> on(const UndoStroke& action);
    std::vector<Outcome> on(const ClearInk& action);

    bool composing() const;
    std::vector<Outcome> insert(const std::string& text);
    std::string finish_letters(); // the best candidate for all that is left, or the letters themselves
    void refresh();
    void suggest_after(const std::string& text);
    void forget_ink();
    void forget_texts();

    std::shared_ptr<Engines> engines_;
    Method method_ = Method::pinyin;
    Layer layer_;
    std::string composition_;
    std::vector<std::string> candidates_; // as shown
    std::vector<std::string> added_;      // what each types, where that is not what it shows
    std::string cluster_;                 // Tibetan: the letters before the caret that were typed just now
    Ink ink_;
};

} // namespace liaison::typing
