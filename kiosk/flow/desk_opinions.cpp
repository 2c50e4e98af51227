// The desk: what became of the opinions that this deputy heard, and what the deputy thinks of the answers.
#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::on_touch(const ShowOwnOpinions&) {
    ask_store(ListOwnOpinions{desk_.number, desk_.deputy_id}, list);
}

void DeskStepper::on_touch(const ShowOwnOpinion& touch) {
    if (touch.index >= desk_.own_opinions.size()) return;
    desk_.own_opinion = touch.index;
    desk_.phase = own_opinion;
}

void DeskStepper::on_touch(const SayView& touch) {
    const auto* opinion = desk_.shown_own_opinion();
    if (!opinion || opinion->state.answer.empty()) return;
    ask_store(SaveView{desk_.number, opinion->opinion_id, desk_.deputy_id, touch.view}, own_opinion);
}

void DeskStepper::on(const OwnOpinionsFound& event) {
    if (!is_answer(event.visit)) return;
    desk_.own_opinions = event.opinions;
    desk_.own_opinion = 0;
    desk_.phase = own_opinions;
}

void DeskStepper::on(const ViewSaved& event) {
    if (!is_answer(event.visit)) return;
    for (domain::OpinionProgress& opinion : desk_.own_opinions)
        if (opinion.opinion_id == event.opinion.opinion_id) opinion = event.opinion;
    desk_.phase = own_opinion;
}

} // namespace liaison::flow
