#include "queue_scenes.hpp"

#include <functional>

namespace liaison::gallery {

namespace {

using domain::TicketState;
using namespace std::chrono_literals;

void add(std::vector<Scene>& scenes, std::string name, const std::function<void(Stage&)>& prepare) {
    auto stage = std::make_unique<Stage>();
    prepare(*stage);
    scenes.push_back({std::move(name), std::move(stage)});
}

flow::DutyDesk& at_desk(Stage& stage, flow::DeskPhase phase) {
    flow::DutyDesk& desk = stage.state.desk;
    desk = flow::open_desk({}, stage.clock.now);
    desk.phase = phase;
    desk.deputy_id = test::morning_deputy;
    desk.ticket_id = stage.day.tickets.front().id;
    return desk;
}

// Every kind of row that the desk's list has.
void mix(Stage& stage) {
    const auto now = stage.clock.now.wall;
    auto& tickets = stage.day.tickets;
    tickets[0].state = TicketState::set_aside;
    tickets[0].aside_at = now - 16min;
    tickets[1].priority = domain::Priority{domain::PriorityReason::disabled, test::morning_deputy, now};
    tickets[1].appointment_start = now + 2h;
    tickets[3].state = TicketState::set_aside;
    tickets[3].aside_at = now - 3min;
    tickets[4].state = TicketState::missed;
    tickets[5].deputy_id = "deputy-gone";
}

void add_desk(std::vector<Scene>& scenes) {
    using enum flow::DeskPhase;
    add(scenes, "desk_list_mixed", [](Stage& stage) {
        mix(stage);
        at_desk(stage, list).notice = flow::DeskNotice::moved_on;
    });
    for (const auto state : {TicketState::waiting, TicketState::set_aside, TicketState::missed})
        add(scenes, std::string("desk_ticket_") + to_string(state), [state](Stage& stage) {
            mix(stage);
            stage.day.tickets[1].state = state;
            at_desk(stage, one_ticket).ticket_id = stage.day.tickets[1].id;
        });
    add(scenes, "desk_transfer", [](Stage& stage) { at_desk(stage, transfer); });
    add(scenes, "desk_transfer_none", [](Stage& stage) {
        stage.configuration.roster.clear();
        at_desk(stage, transfer);
    });
    for (const int times_aside : {0, 1})
        add(scenes, "desk_called_out_" + std::to_string(times_aside), [times_aside](Stage& stage) {
            domain::Ticket& ticket = stage.day.tickets.front();
            ticket.state = TicketState::called;
            ticket.called_at = stage.clock.now.wall;
            ticket.calls = 3;
            ticket.times_aside = times_aside;
            at_desk(stage, called);
        });
    add(scenes, "desk_called_just_now", [](Stage& stage) {
        domain::Ticket& ticket = stage.day.tickets.front();
        ticket.state = TicketState::called;
        ticket.called_at = stage.clock.now.wall;
        ticket.calls = 1;
        at_desk(stage, called);
    });
}

void add_leaving(std::vector<Scene>& scenes) {
    for (const auto phase : {flow::VisitPhase::leaving, flow::VisitPhase::left})
        add(scenes, phase == flow::VisitPhase::leaving ? "leaving" : "left", [phase](Stage& stage) {
            stage.state.visit.phase = phase;
            stage.state.visit.ticket = domain::IssuedTicket{stage.day.tickets.back(), {}, 2};
        });
    add(scenes, "ticket_again", [](Stage& stage) {
        stage.state.visit.phase = flow::VisitPhase::ticket;
        stage.state.visit.ticket =
            domain::IssuedTicket{stage.day.tickets.back(), {}, 12, stage.day.waiting_time("deputy-c", 12)};
    });
}

void add_call_board(std::vector<Scene>& scenes) {
    const auto board = [&](const std::string& name, int called, int deputies) {
        add(scenes, name, [=](Stage& stage) {
            stage.call_board = true;
            auto& tickets = stage.day.tickets;
            for (int i = 0; i < called; ++i) {
                tickets[static_cast<std::size_t>(i)].state = TicketState::called;
                tickets[static_cast<std::size_t>(i)].called_at = stage.clock.now.wall - i * 40s;
                tickets[static_cast<std::size_t>(i)].language = i % 2 == 0 ? "bo" : "zh";
            }
            for (std::size_t i = static_cast<std::size_t>(called); i < tickets.size(); ++i)
                if (deputies > 2 && i % 4 == 0) tickets[i].deputy_id = "deputy-b";
            tickets[7].language = "lis";
            if (deputies == 0)
                std::erase_if(tickets, [](const auto& t) { return t.state == TicketState::waiting; });
        });
    };
    board("call_board", 1, 2);
    board("call_board_four", 4, 3);
    board("call_board_none_called", 0, 2);
    board("call_board_none_waiting", 2, 0);
    add(scenes, "call_board_nobody", [](Stage& stage) {
        stage.call_board = true;
        stage.day.tickets.clear();
    });
}

// The second terminal of the room, with nothing that reads a card.
void add_desk_terminal(std::vector<Scene>& scenes) {
    add(scenes, "desk_terminal", [](Stage& stage) {
        stage.around.card_reader = flow::DeviceHealth::absent;
        stage.around.code_scanner = flow::DeviceHealth::absent;
        stage.state.desk = flow::desk_terminal(stage.clock.now);
    });
    add(scenes, "desk_terminal_waits", [](Stage& stage) {
        stage.configuration.deputies.clear();
        stage.around.store_trouble = domain::SaveError{.detail = "the kiosk has not made the database yet"};
        stage.state.desk = flow::desk_terminal(stage.clock.now);
    });
}

} // namespace

void add_queue_scenes(std::vector<Scene>& scenes) {
    add_desk(scenes);
    add_leaving(scenes);
    add_call_board(scenes);
    add_desk_terminal(scenes);
}

} // namespace liaison::gallery
