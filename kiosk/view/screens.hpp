// One function a screen; each in a file of its own.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

void draw_welcome(Screen& screen, const flow::CitizenVisit& visit);
void draw_idle(Screen& screen, const flow::CitizenVisit& visit); // the welcome, when nobody is near
void draw_identify(Screen& screen, const flow::CitizenVisit& visit);
void draw_type_number(Screen& screen, const flow::CitizenVisit& visit);
void draw_type_document(Screen& screen, const flow::CitizenVisit& visit);
void draw_consent(Screen& screen, const flow::CitizenVisit& visit);
void draw_arrival(Screen& screen, const flow::CitizenVisit& visit);
void draw_on_duty(Screen& screen, const flow::CitizenVisit& visit);
void draw_choose_slot(Screen& screen, const flow::CitizenVisit& visit);
void draw_confirm_booking(Screen& screen, const flow::CitizenVisit& visit);
void draw_saving(Screen& screen);
void draw_ticket(Screen& screen, const flow::CitizenVisit& visit);
void draw_booked(Screen& screen, const flow::CitizenVisit& visit);
void draw_leaving(Screen& screen, const flow::CitizenVisit& visit);
void draw_left(Screen& screen, const flow::CitizenVisit& visit);
void draw_progress(Screen& screen, const flow::CitizenVisit& visit);
void draw_problem(Screen& screen, const flow::CitizenVisit& visit);
void draw_still_there(Screen& screen,
                      std::optional<domain::MonotonicTime> deadline);    // over any other
void draw_keeper_called(Screen& screen, const domain::KeeperCall& call); // over any other, the desk's too

void draw_ballot(Screen& screen, const flow::BallotPaper& ballot);

void draw_desk_choose_deputy(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_pin(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_list(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_called(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_ticket(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_reception(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_sheet(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_signing(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_past_logs(Screen& screen, const flow::DutyDesk& desk);

void draw_desk_own_opinions(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_own_opinion(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_activities(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_activity(Screen& screen, const flow::DutyDesk& desk);
void draw_desk_figures(Screen& screen, const flow::DutyDesk& desk);

void draw_keeper_pin(Screen& screen, const flow::KeeperPage& page);
void draw_keeper_overview(Screen& screen, const flow::KeeperPage& page);
void draw_keeper_device_test(Screen& screen, const flow::KeeperPage& page); // of reader or scanner
void draw_keeper_glass_test(Screen& screen, const flow::KeeperPage& page);

} // namespace liaison::view
