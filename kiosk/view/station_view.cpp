#include "view/station_view.hpp"

#include "view/screens.hpp"

namespace liaison::view {

using flow::DeskPhase;
using flow::KeeperPhase;
using flow::VisitPhase;

namespace {

std::string name_of(VisitPhase phase) {
    switch (phase) {
    case VisitPhase::welcome: return "welcome";
    case VisitPhase::identify: return "identify";
    case VisitPhase::type_number: return "type_number";
    case VisitPhase::type_document: return "type_document";
    case VisitPhase::consent: return "consent";
    case VisitPhase::arrival: return "arrival";
    case VisitPhase::on_duty: return "on_duty";
    case VisitPhase::choose_slot: return "choose_slot";
    case VisitPhase::confirm_booking: return "confirm_booking";
    case VisitPhase::saving: return "saving";
    case VisitPhase::ticket: return "ticket";
    case VisitPhase::booked: return "booked";
    case VisitPhase::progress: return "progress";
    case VisitPhase::leaving: return "leaving";
    case VisitPhase::left: return "left";
    case VisitPhase::problem: return "problem";
    }
    return "";
}

std::string name_of(DeskPhase phase) {
    switch (phase) {
    case DeskPhase::closed: return "";
    case DeskPhase::choose_deputy: return "desk_choose_deputy";
    case DeskPhase::enter_pin: return "desk_pin";
    case DeskPhase::checking_pin: return "desk_checking_pin";
    case DeskPhase::list: return "desk_list";
    case DeskPhase::called: return "desk_called";
    case DeskPhase::one_ticket: return "desk_ticket";
    case DeskPhase::transfer: return "desk_transfer";
    case DeskPhase::reception: return "desk_reception";
    case DeskPhase::sheet: return "desk_sheet";
    case DeskPhase::signing: return "desk_signing";
    case DeskPhase::hand_over: return "desk_hand_over";
    case DeskPhase::past_logs: return "desk_past_logs";
    case DeskPhase::own_opinions: return "desk_own_opinions";
    case DeskPhase::own_opinion: return "desk_own_opinion";
    case DeskPhase::activities: return "desk_activities";
    case DeskPhase::activity: return "desk_activity";
    case DeskPhase::figures: return "desk_figures";
    case DeskPhase::saving: return "desk_saving";
    }
    return "";
}

std::string name_of(flow::BallotPhase phase) {
    using enum flow::BallotPhase;
    switch (phase) {
    case closed: return "";
    case identify: return "ballot_identify";
    case recognising: return "ballot_recognising";
    case rating: return "ballot_rating";
    case saving: return "ballot_saving";
    case counted: return "ballot_counted";
    case has_rated: return "ballot_has_rated";
    case too_late: return "ballot_too_late";
    case not_saved: return "ballot_not_saved";
    }
    return "";
}

std::string name_of(KeeperPhase phase) {
    switch (phase) {
    case KeeperPhase::closed: return "";
    case KeeperPhase::enter_pin: return "keeper_pin";
    case KeeperPhase::checking_pin: return "keeper_checking_pin";
    case KeeperPhase::overview: return "keeper_overview";
    case KeeperPhase::test_reader: return "keeper_test_reader";
    case KeeperPhase::test_scanner: return "keeper_test_scanner";
    case KeeperPhase::test_glass: return "keeper_test_glass";
    }
    return "";
}

void draw_keeper(Screen& screen, const flow::KeeperPage& page) {
    switch (page.phase) {
    case KeeperPhase::closed: return;
    case KeeperPhase::enter_pin:
    case KeeperPhase::checking_pin: return draw_keeper_pin(screen, page);
    case KeeperPhase::overview: return draw_keeper_overview(screen, page);
    case KeeperPhase::test_reader:
    case KeeperPhase::test_scanner: return draw_keeper_device_test(screen, page);
    case KeeperPhase::test_glass: return draw_keeper_glass_test(screen, page);
    }
}

void draw_visit(Screen& screen, const flow::CitizenVisit& visit) {
    switch (visit.phase) {
    case VisitPhase::welcome: return draw_welcome(screen, visit);
    case VisitPhase::identify: return draw_identify(screen, visit);
    case VisitPhase::type_number: return draw_type_number(screen, visit);
    case VisitPhase::type_document: return draw_type_document(screen, visit);
    case VisitPhase::consent: return draw_consent(screen, visit);
    case VisitPhase::arrival: return draw_arrival(screen, visit);
    case VisitPhase::on_duty: return draw_on_duty(screen, visit);
    case VisitPhase::choose_slot: return draw_choose_slot(screen, visit);
    case VisitPhase::confirm_booking: return draw_confirm_booking(screen, visit);
    case VisitPhase::saving: return draw_saving(screen);
    case VisitPhase::ticket: return draw_ticket(screen, visit);
    case VisitPhase::booked: return draw_booked(screen, visit);
    case VisitPhase::progress: return draw_progress(screen, visit);
    case VisitPhase::leaving: return draw_leaving(screen, visit);
    case VisitPhase::left: return draw_left(screen, visit);
    case VisitPhase::problem: return draw_problem(screen, visit);
    }
}

void draw_desk(Screen& screen, const flow::DutyDesk& desk) {
    switch (desk.phase) {
    case DeskPhase::closed: return;
    case DeskPhase::choose_deputy:
    case DeskPhase::hand_over:
    case DeskPhase::transfer: return draw_desk_choose_deputy(screen, desk);
    case DeskPhase::enter_pin:
    case DeskPhase::checking_pin: return draw_desk_pin(screen, desk);
    case DeskPhase::list: return draw_desk_list(screen, desk);
    case DeskPhase::called: return draw_desk_called(screen, desk);
    case DeskPhase::one_ticket: return draw_desk_ticket(screen, desk);
    case DeskPhase::reception: return draw_desk_reception(screen, desk);
    case DeskPhase::sheet: return draw_desk_sheet(screen, desk);
    case DeskPhase::signing: return draw_desk_signing(screen, desk);
    case DeskPhase::past_logs: return draw_desk_past_logs(screen, desk);
    case DeskPhase::own_opinions: return draw_desk_own_opinions(screen, desk);
    case DeskPhase::own_opinion: return draw_desk_own_opinion(screen, desk);
    case DeskPhase::activities: return draw_desk_activities(screen, desk);
    case DeskPhase::activity: return draw_desk_activity(screen, desk);
    case DeskPhase::figures: return draw_desk_figures(screen, desk);
    case DeskPhase::saving: return draw_saving(screen);
    }
}

// The question whether somebody is still there goes before it.
bool shows_keeper_notice(const flow::StationState& state) {
    return state.help.call && state.help.notice_since && !state.asks_still_there();
}

void draw_below_notice(Screen& screen, const flow::StationState& state) {
    if (state.keeper.is_open()) return draw_keeper(screen, state.keeper);
    if (state.desk.is_open()) return draw_desk(screen, state.desk);
    screen.visit = &state.visit;
    const bool ballot = state.ballot.is_open();
    const bool idle =
        !ballot && flow::is_idle(state.visit, screen.now.monotonic) && !state.help.call; // the sign stays seen
    if (idle) return draw_idle(screen, state.visit);
    ballot ? draw_ballot(screen, state.ballot) : draw_visit(screen, state.visit);
    if (!state.asks_still_there()) return;
    screen.question_begins.reset(); // a dialog comes at once
    draw_still_there(screen, ballot ? next_deadline(state.ballot) : next_deadline(state.visit));
}

} // namespace

std::string screen_name(const flow::StationState& state) {
    if (shows_keeper_notice(state)) return "keeper_called";
    if (state.keeper.is_open()) return name_of(state.keeper.phase);
    if (state.desk.is_open()) return name_of(state.desk.phase);
    if (state.asks_still_there()) return "still_there";
    return state.ballot.is_open() ? name_of(state.ballot.phase) : name_of(state.visit.phase);
}

void draw(Screen& screen, const flow::StationState& state) {
    screen.help = &state.help;
    draw_below_notice(screen, state);
    if (shows_keeper_notice(state)) draw_keeper_called(screen, state.help.call->call);
}

ui::Audience audience_of(const flow::StationState& state) {
    return state.is_staffs() ? ui::Audience::desk : ui::Audience::citizen;
}

domain::MonotonicTime next_change(const flow::StationState& state, domain::Now now) {
    using namespace std::chrono;
    const auto into_minute = now.wall - floor<minutes>(now.wall);
    auto change = now.monotonic + duration_cast<milliseconds>(minutes{1} - into_minute);
    if (!state.is_staffs() && !state.ballot.is_open() && state.visit.phase == VisitPhase::welcome) {
        const auto into_page = now.wall.time_since_epoch() % milliseconds{idle_page_stays};
        change = std::min(change, now.monotonic + duration_cast<milliseconds>(idle_page_stays - into_page));
        const auto idle_at = state.visit.last_activity + flow::idle_after;
        if (idle_at > now.monotonic) change = std::min(change, idle_at);
    }
    if (state.asks_still_there()) {
        const auto into_second = now.monotonic.since_start % seconds{1};
        change = std::min(change, now.monotonic + (seconds{1} - into_second));
    }
    return change;
}

} // namespace liaison::view
