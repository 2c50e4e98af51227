// The desk: deputies sign in to an activity, by touch or each with card or badge; a report is rated by voters.
#include <algorithm>

#include "flow/desk_stepper.hpp"

namespace liaison::flow {

using enum DeskPhase;

void DeskStepper::on_touch(const ShowActivity& touch) {
    desk_.activity_id = touch.activity_id;
    desk_.phase = shown_activity(desk_, around_, now_.wall) ? activity : activities;
}

// Whoever begins it is there.
void DeskStepper::on_touch(const BeginActivity& touch) {
    const domain::Day today = around_.configuration.time_zone.to_local(now_.wall).day;
    domain::Activity begun{.id = {}, .kind = touch.kind, .day = today, .begun_by = desk_.deputy_id};
    ask_store(JoinActivity{desk_.number, std::move(begun), desk_.deputy_id}, activities);
}

void DeskStepper::on_touch(const AttendActivity&) {
    attend(desk_.deputy_id);
}

void DeskStepper::attend(const std::string& deputy_id) {
    if (auto shown = shown_activity(desk_, around_, now_.wall))
        ask_store(JoinActivity{desk_.number, *std::move(shown), deputy_id}, activity);
}

void DeskStepper::on_touch(const OpenRating&) {
    auto shown = shown_activity(desk_, around_, now_.wall);
    if (!shown || !shown->may_be_rated() || domain::open_rating(around_.day.activities)) return;
    ask_store(BeginRating{desk_.number, *std::move(shown), desk_.deputy_id}, activity);
}

void DeskStepper::on_touch(const CloseRating&) {
    const auto shown = shown_activity(desk_, around_, now_.wall);
    if (!shown || !shown->rating || !shown->rating->is_open()) return;
    ask_store(EndRating{desk_.number, shown->id, desk_.deputy_id}, activity);
}

void DeskStepper::on(const ActivitySaved& event) {
    if (!is_answer(event.visit)) return;
    desk_.activity_id = event.activity.id;
    desk_.phase = activity;
    if (!event.activity.rating) desk_.notice = DeskNotice::signed_in_to_activity;
}

std::vector<domain::Activity> todays_activities(const Surroundings& around, domain::WallTime now) {
    const domain::Day today = around.configuration.time_zone.to_local(now).day;
    return domain::activities_on(today, around.configuration.activities, around.day.activities);
}

std::optional<domain::Activity> shown_activity(const DutyDesk& desk, const Surroundings& around,
                                               domain::WallTime now) {
    const auto all = todays_activities(around, now);
    const auto found = std::find_if(all.begin(), all.end(), [&](const domain::Activity& activity) {
        return activity.id == desk.activity_id;
    });
    return found == all.end() ? std::nullopt : std::optional{*found};
}

} // namespace liaison::flow
