#include "flow/ballot.hpp"

#include <algorithm>

#include <openssl/crypto.h>

#include "flow/citizen_visit.hpp"
#include "flow/touch_set.hpp"

namespace liaison::flow {

using enum BallotPhase;

namespace {

constexpr std::size_t longest_number = 18;
constexpr TouchSet always = fingers<GoHome, StillHere>();
constexpr std::array<TouchSet, ballot_phase_count> allowed{
    /* closed      */ TouchSet{},
    /* identify    */ always | fingers<PressKey, EraseKey, SubmitNumber>(),
    /* recognising */ always,
    /* rating      */ always | fingers<RateAspect, HandInBallot>(),
    /* saving      */ TouchSet{},
    /* counted     */ always | fingers<Finish>(),
    /* has_rated   */ always | fingers<Finish>(),
    /* too_late    */ always | fingers<Finish>(),
    /* not_saved   */ always | fingers<Finish>(),
};

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

class Stepper {
public:
    Stepper(const BallotPaper& ballot, const Surroundings& around, domain::Now now)
        : ballot_(ballot), around_(around), now_(now) {}

    BallotStep take(const Event& event) {
        std::visit([this](const auto& what) { on(what); }, event);
        return {std::move(ballot_), std::move(effects_), refused_};
    }

private:
    void on(const Touch& touch) {
        if (!may_touch(ballot_.phase, touch)) {
            refused_ = true;
            return;
        }
        somebody_is_there();
        std::visit([this](const auto& what) { on_touch(what); }, touch);
    }
    void on_touch(const PressKey& touch) {
        ballot_.typing_error.reset();
        const bool x_in_its_place = touch.key == 'X' && ballot_.typed_number.size() == longest_number - 1;
        const bool digit = touch.key >= '0' && touch.key <= '9';
        if (ballot_.typed_number.size() < longest_number && (digit || x_in_its_place))
            ballot_.typed_number += touch.key;
    }
    void on_touch(const EraseKey&) {
        ballot_.typing_error.reset();
        if (!ballot_.typed_number.empty()) ballot_.typed_number.pop_back();
    }
    void on_touch(const SubmitNumber&) {
        const domain::Day today = around_.configuration.time_zone.to_local(now_.wall).day;
        const auto number = domain::IdNumber::parse(ballot_.typed_number, today);
        if (!number) {
            ballot_.typing_error = number.error();
            return;
        }
        effects_.push_back(RecogniseNumber{ballot_.number, number->text()});
        ballot_.phase = recognising;
    }
    void on_touch(const RateAspect& touch) {
        if (touch.aspect < ballot_.words.size()) ballot_.words[touch.aspect] = touch.word;
    }
    void on_touch(const HandInBallot&) {
        const auto& aspects = around_.configuration.rating.aspects;
        if (!ballot_.is_complete() || ballot_.words.size() != aspects.size()) return;
        domain::Ballot words;
        for (std::size_t i = 0; i < aspects.size(); ++i)
            words.push_back({aspects[i].code, *ballot_.words[i]});
        effects_.push_back(
            TakeBallot{ballot_.number, ballot_.activity_id, ballot_.person_key, std::move(words)});
        forget_words();
        ballot_.phase = saving;
    }
    void on_touch(const GoHome&) { close(); }
    void on_touch(const Finish&) { close(); }
    template <class Other>
    void on_touch(const Other&) {} // StillHere: somebody is there, which is all

    void on(const CardRead& event) {
        const bool next_voter = ballot_.is_over() && domain::open_rating(around_.day.activities);
        if (next_voter) ++ballot_.number;
        if (next_voter || ballot_.phase == identify) recognised(event.visitor);
    }
    void on(const NumberRecognised& event) {
        if (event.visit == ballot_.number && ballot_.phase == recognising) recognised(event.visitor);
    }
    void on(const BallotTaken& event) {
        if (event.visit != ballot_.number || ballot_.phase != saving) return;
        somebody_is_there();
        using domain::BallotOutcome;
        ballot_.phase = event.outcome == BallotOutcome::counted     ? counted
                        : event.outcome == BallotOutcome::has_rated ? has_rated
                                                                    : too_late;
    }
    void on(const SaveFailed& event) {
        if (event.visit != ballot_.number || ballot_.phase != saving) return;
        somebody_is_there();
        ballot_.phase = not_saved;
    }
    void on(const GlassTouched&) { somebody_is_there(); }
    void on(const Tick&) {
        const auto deadline = next_deadline(ballot_);
        if (!deadline || now_.monotonic < *deadline) return;
        if (ballot_.phase == saving) {
            somebody_is_there();
            ballot_.phase = not_saved;
        } else if (ballot_.is_over() || ballot_.asks_still_there) {
            close();
        } else {
            ballot_.asks_still_there = true;
        }
    }
    template <class Other>
    void on(const Other&) {}

    void recognised(const domain::Visitor& visitor) {
        somebody_is_there();
        wipe(ballot_.typed_number);
        if (visitor.person_key.empty()) {
            ballot_.phase = not_saved;
            return;
        }
        ballot_.person_key = visitor.person_key;
        ballot_.words.assign(around_.configuration.rating.aspects.size(), std::nullopt);
        ballot_.phase = rating;
    }
    void somebody_is_there() {
        ballot_.last_activity = now_.monotonic;
        ballot_.asks_still_there = false;
    }
    void forget_words() {
        wipe(ballot_.person_key);
        for (auto& word : ballot_.words)
            word.reset();
    }
    void close() {
        forget_words();
        wipe(ballot_.typed_number);
        const auto number = ballot_.number;
        ballot_ = {};
        ballot_.number = number;
    }

    BallotPaper ballot_;
    const Surroundings& around_;
    domain::Now now_;
    Effects effects_;
    bool refused_ = false;
};

} // namespace

bool BallotPaper::is_complete() const {
    return !words.empty() &&
           std::all_of(words.begin(), words.end(), [](const auto& word) { return word.has_value(); });
}

bool BallotPaper::is_over() const {
    return phase == counted || phase == has_rated || phase == too_late || phase == not_saved;
}

bool may_touch(BallotPhase phase, const Touch& touch) {
    return allowed[static_cast<std::size_t>(phase)].holds(touch);
}

BallotPaper open_ballot(const BallotPaper& closed, const Surroundings& around, domain::Now now) {
    const domain::Activity* activity = domain::open_rating(around.day.activities);
    BallotPaper ballot;
    ballot.number = std::max(closed.number, ballot_numbers_begin) + 1;
    if (!activity || around.store_trouble) return ballot;
    ballot.phase = identify;
    ballot.activity_id = activity->id;
    ballot.last_activity = now.monotonic;
    return ballot;
}

BallotStep step(const BallotPaper& ballot, const Event& event, const Surroundings& around, domain::Now now) {
    return Stepper(ballot, around, now).take(event);
}

std::optional<domain::MonotonicTime> next_deadline(const BallotPaper& ballot) {
    switch (ballot.phase) {
    case closed: return std::nullopt;
    case saving: return ballot.last_activity + store_answers_within;
    case counted:
    case has_rated:
    case too_late:
    case not_saved: return ballot.last_activity + confirmation_stays;
    default:
        return ballot.last_activity + quiet_before_question +
               (ballot.asks_still_there ? question_lasts : std::chrono::seconds{0});
    }
}

std::string reporter_of(const BallotPaper& ballot, const Surroundings& around) {
    for (const domain::Activity& activity : around.day.activities)
        if (activity.id == ballot.activity_id && activity.rating) return activity.rating->deputy_id;
    return {};
}

} // namespace liaison::flow
