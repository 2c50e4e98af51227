#include "typing/composer.hpp"

#include <algorithm>

#include "domain/text.hpp"
#include "typing/tibetan.hpp"

namespace liaison::typing {
namespace {

constexpr std::size_t most_pinyin_candidates = 60;
constexpr std::size_t most_ink_candidates = 12;
// More is no character but an elbow.
constexpr std::size_t most_strokes = 64;
constexpr std::size_t most_points = 4000;
constexpr std::size_t longest_cluster = 24; // bytes

void overwrite(std::string& text) {
    std::fill(text.begin(), text.end(), '\0');
    text.clear();
}

std::size_t points_in(const Ink& ink) {
    std::size_t count = 0;
    for (const InkStroke& stroke : ink)
        count += stroke.size();
    return count;
}

} // namespace

void Composer::give(std::shared_ptr<Engines> engines) {
    engines_ = std::move(engines);
}

std::vector<Outcome> Composer::take(const Action& action) {
    return std::visit([this](const auto& what) { return on(what); }, action);
}

Readiness Composer::readiness(Method method) const {
    if (method != Method::pinyin && method != Method::handwriting) return Readiness::ready;
    if (!engines_) return Readiness::loading;
    const bool there =
        method == Method::pinyin ? engines_->pinyin != nullptr : engines_->handwriting.has_value();
    return there ? Readiness::ready : Readiness::missing;
}

bool Composer::composing() const {
    return method_ == Method::pinyin && engines_ && engines_->pinyin && engines_->pinyin->composing();
}

std::vector<Outcome> Composer::insert(const std::string& text) {
    if (text.empty()) return {};
    return {InsertText{text}};
}

std::vector<Outcome> Composer::on(const TypeKey& action) {
    const bool letter =
        action.text.size() == 1 && (action.text[0] == '\'' || (action.text[0] >= 'a' && action.text[0] <= 'z'));
    if (method_ == Method::pinyin && letter) {
        if (readiness(Method::pinyin) != Readiness::ready) return {};
        engines_->pinyin->type(action.text[0]);
        refresh();
        return {};
    }
    const std::string text = finish_letters() + action.text;
    forget_ink();
    forget_texts();
    layer_.shift = layer_.stack = false; // one letter, then as before, as on a telephone
    if (method_ == Method::tibetan) {
        cluster_ += action.text;
        if (cluster_.size() > longest_cluster) cluster_.erase(0, cluster_.size() - longest_cluster);
        refresh();
    }
    return insert(text);
}

std::vector<Outcome> Composer::on(const EraseBack&) {
    if (composing()) {
        engines_->pinyin->erase();
        refresh();
        return {};
    }
    if (!ink_.empty()) return on(UndoStroke{});
    forget_texts();
    overwrite(cluster_);
    return {EraseBefore{}};
}

std::vector<Outcome> Composer::on(const PressEnter&) {
    if (composing()) { // the letters as they are: a name, an abbreviation
        const std::string letters = engines_->pinyin->letters();
        engines_->pinyin->clear();
        refresh();
        return insert(letters);
    }
    overwrite(cluster_);
    forget_texts();
    return insert("\n");
}

std::vector<Outcome> Composer::on(const PressSpace&) {
    if (composing()) return on(TakeCandidate{0});
    overwrite(cluster_);
    forget_texts();
    return insert(" ");
}

std::vector<Outcome> Composer::on(const TurnShift&) {
    layer_.shift = !layer_.shift;
    return {};
}

std::vector<Outcome> Composer::on(const TurnStack&) {
    layer_.stack = !layer_.stack;
    return {};
}

std::vector<Outcome> Composer::on(const TakeCandidate& action) {
    if (action.index >= candidates_.size()) return {};
    if (composing()) {
        const auto whole = engines_->pinyin->choose(action.index);
        refresh();
        if (!whole) return {};
        suggest_after(*whole);
        return insert(*whole);
    }
    const std::string text = action.index < added_.size() ? added_[action.index] : candidates_[action.index];
    forget_ink();
    forget_texts();
    if (method_ == Method::tibetan) {
        cluster_ += text;
        refresh();
    } else {
        suggest_after(text);
    }
    return insert(text);
}

std::vector<Outcome> Composer::on(const ChooseMethod& action) {
    const std::string text = finish_letters();
    forget_ink();
    forget_texts();
    overwrite(cluster_);
    layer_.shift = layer_.stack = false;
    method_ = action.method;
    return insert(text);
}

std::vector<Outcome> Composer::on(const WriteStroke& action) {
    if (readiness(Method::handwriting) != Readiness::ready || method_ != Method::handwriting) return {};
    if (action.stroke.empty() || ink_.size() >= most_strokes) return {};
    if (points_in(ink_) + action.stroke.size() > most_points) return {};
    ink_.push_back(action.stroke);
    refresh();
    return {};
}

std::vector<Outcome> Composer::on(const UndoStroke&) {
    if (!ink_.empty()) ink_.pop_back();
    refresh();
    return {};
}

std::vector<Outcome> Composer::on(const ClearInk&) {
    forget_ink();
    forget_texts();
    return {};
}

std::string Composer::finish_letters() {
    if (!composing()) return "";
    PinyinEngine& pinyin = *engines_->pinyin;
    std::string text;
    // Each choice takes at least one letter, so this ends.
    for (std::size_t left = pinyin.letters().size(); left > 0 && pinyin.composing(); --left)
        if (const auto whole = pinyin.choose(0)) text += *whole;
    if (pinyin.composing()) text += pinyin.letters();
    pinyin.clear();
    forget_texts();
    return text;
}

// What the keyboard shows of the state: called whenever that changed.
void Composer::refresh() {
    forget_texts();
    if (composing()) {
        composition_ = engines_->pinyin->composition();
        candidates_ = engines_->pinyin->candidates(most_pinyin_candidates);
    } else if (method_ == Method::handwriting && !ink_.empty() && engines_ && engines_->handwriting) {
        for (const char32_t character : engines_->handwriting->recognise(ink_, most_ink_candidates))
            candidates_.push_back(domain::to_utf8(character));
    } else if (method_ == Method::tibetan) {
        for (const StackSuggestion& suggestion : stack_suggestions(cluster_)) {
            candidates_.push_back(suggestion.shown);
            added_.push_back(suggestion.added);
        }
    }
}

void Composer::suggest_after(const std::string& text) {
    const auto points = domain::code_points(text);
    if (engines_ && !points.empty() && candidates_.empty()) candidates_ = engines_->next.after(points.back());
}

void Composer::forget_ink() {
    for (InkStroke& stroke : ink_)
        std::fill(stroke.begin(), stroke.end(), InkPoint{});
    ink_.clear();
}

void Composer::forget_texts() {
    overwrite(composition_);
    for (std::string& candidate : candidates_)
        overwrite(candidate);
    candidates_.clear();
    added_.clear();
}

void Composer::wipe() {
    if (engines_ && engines_->pinyin) engines_->pinyin->clear();
    forget_ink();
    forget_texts();
    overwrite(cluster_);
    layer_ = {};
    method_ = Method::pinyin;
}

} // namespace liaison::typing
