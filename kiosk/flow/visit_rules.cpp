// The one table of the citizen's visit: what a finger may do in each phase.
#include "flow/citizen_visit.hpp"

namespace liaison::flow {

namespace {

using enum VisitPhase;

constexpr TouchSet help = fingers<ChooseLanguage, ToggleLargeText, ToggleHighContrast, LowerScreen>();
constexpr TouchSet always = help | fingers<GoHome, StillHere>();
constexpr TouchSet with_back = always | fingers<GoBack>();

constexpr std::array<VisitRule, visit_phase_count> rules{{
    // phase, what a finger may do, back to, asks before it goes home
    {welcome, help | fingers<OpenDesk, OpenKeeper, OpenBallot>(), welcome, false},
    {identify, with_back | fingers<TypeNumber, ComeWithoutPapers>(), welcome, true},
    {type_number, with_back | fingers<PressKey, EraseKey, SubmitNumber, TypeDocument>(), identify, true},
    {type_document,
     with_back | fingers<PressKey, EraseKey, FillField, PlaceCaret, ChooseDocumentLines, SubmitDocument>(),
     type_number, true},
    {consent, with_back | fingers<Agree>(), identify, true},
    {arrival, with_back | fingers<ConfirmArrival>(), identify, true},
    {on_duty, with_back | fingers<WaitFor, ChooseTimeWith, SeeOpinions>(), identify, true},
    {choose_slot, with_back | fingers<ChooseMatter, ChooseDay, ChooseSlot>(), on_duty, true},
    {confirm_booking, with_back | fingers<ConfirmBooking>(), choose_slot, true},
    {saving, {}, saving, false},
    {ticket, always | fingers<Finish, StopWaiting>(), welcome, false},
    {booked, always | fingers<Finish>(), welcome, false},
    {progress, with_back | fingers<ShowProgress, SayWord>(), on_duty, true},
    {leaving, with_back | fingers<ConfirmLeave>(), ticket, true},
    {left, always | fingers<Finish>(), welcome, false},
    {problem, with_back, identify, true}, // back follows CitizenVisit::way_on
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].phase != static_cast<VisitPhase>(i)) return false;
    return true;
}
static_assert(in_order(), "one row a phase, in the order of the enumeration");

} // namespace

const VisitRule& rule_of(VisitPhase phase) {
    return rules[static_cast<std::size_t>(phase)];
}

bool may_touch(VisitPhase phase, const Touch& touch) {
    return rule_of(phase).fingers.holds(touch);
}

} // namespace liaison::flow
