// A deputy on duty: who waits, who comes today, and the one button for the next.
#include <array>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "view/desk_ticket.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct RowWords {
    std::string number, name, note;
    std::string state;
    ui::Status status = ui::Status::neutral;
};

void draw_row(Screen& screen, Rect row, const RowWords& words) {
    const ui::Metrics& m = screen.metrics();
    ui::line(screen.canvas, {row.x, row.bottom()}, {row.right(), row.bottom()}, screen.theme().line, m.line);
    screen.canvas.text(row.split_left(row.width * 0.2F, m.grid(1)), words.number,
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    if (!words.state.empty()) {
        const Rect pill = row.split_right(row.width * 0.28F, m.grid(1));
        ui::status_pill(screen.canvas, pill.centered(pill.width, m.text_body * 1.9F), words.state,
                        words.status);
    }
    const auto cells = ui::columns(row, 2, m.grid(1));
    screen.canvas.text(cells[0], words.name, {.vertical = ui::VerticalAlign::middle, .most_lines = 1});
    screen.canvas.text(
        cells[1], words.note,
        {.color = screen.theme().ink_soft, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
}

struct QueueRow {
    const domain::Ticket* ticket;
    std::string note; // why it is not simply one who waits; empty: it is
};

// In the order in which they will be called; then those whom only a touch brings back.
std::vector<QueueRow> queue_rows(const Screen& screen, const std::string& deputy_id) {
    const auto& tickets = screen.around.day.tickets;
    const auto& rules = screen.around.configuration.queue;
    std::vector<QueueRow> rows;
    for (const domain::Ticket* ticket : domain::in_call_order(tickets, deputy_id, screen.now.wall, rules)) {
        const bool back = ticket->state == domain::TicketState::set_aside || ticket->returned_at;
        rows.push_back({ticket, back ? std::string(screen.words(Word::desk_row_back)) : std::string()});
    }
    for (const domain::Ticket& ticket : tickets)
        if (ticket.deputy_id == deputy_id && ticket.state == domain::TicketState::set_aside &&
            !domain::can_be_called(ticket, screen.now.wall, rules))
            rows.push_back({&ticket, std::string(screen.words(Word::desk_row_aside))});
    for (const domain::Ticket* ticket : flow::left_behind(screen.around, screen.now.wall))
        if (ticket->deputy_id != deputy_id)
            rows.push_back({ticket, screen.words(Word::desk_row_left_behind,
                                                 {{"deputy", screen.deputy_name(ticket->deputy_id)}})});
    const domain::Day today = screen.local(screen.now.wall).day;
    for (const domain::Ticket& ticket : tickets)
        if (ticket.state == domain::TicketState::missed && ticket.day == today)
            rows.push_back({&ticket, std::string(screen.words(Word::desk_row_missed))});
    return rows;
}

void draw_queue_row(Screen& screen, Rect place, const QueueRow& row) {
    const ui::Metrics& m = screen.metrics();
    const ui::Theme& t = screen.theme();
    const domain::Ticket& ticket = *row.ticket;
    const ui::Touch touch = screen.canvas.touch("ticket:" + ticket.number, place);
    if (touch.clicked) screen.touched = flow::OpenTicket{ticket.id};
    const ui::Color ground = touch.held ? t.chosen.fill : t.ground;
    ui::fill(screen.canvas, place, ground, m.radius);
    place = place.inset(m.grid(2), m.grid(0.5F));
    screen.canvas.text(place.split_left(place.width * 0.2F, m.grid(1)), ticket.number,
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .color = row.note.empty() ? t.ink : t.ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    screen.canvas.icon(place.split_right(m.text_body * 1.6F), ui::Icon::chevron_right, t.ink_soft, m.text_body);
    if (ticket.priority)
        screen.canvas.icon(place.split_right(m.text_body * 1.6F), ui::Icon::flag, t.accent_text,
                           m.text_body * 1.2F);
    std::string facts = ticket_facts(screen, ticket);
    if (!row.note.empty()) facts = row.note + " · " + facts;
    screen.canvas.text(place.split_top(place.height * 0.5F), ticket_name(screen, ticket),
                       {.weight = ui::Weight::bold, .vertical = ui::VerticalAlign::middle, .most_lines = 1});
    screen.canvas.text(place, facts,
                       {.role = ui::TextRole::small,
                        .color = t.ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
}

Rect draw_list_panel(Screen& screen, Rect area, std::string_view title) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3));
    screen.canvas.text(area.split_top(m.text_heading * 1.5F, m.grid(1)), title,
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .color = screen.theme().accent_text,
                        .most_lines = 1});
    return area;
}

void draw_queue(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const auto rows = queue_rows(screen, desk.deputy_id);
    area = draw_list_panel(screen, area, screen.words(Word::desk_queue));
    if (rows.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_queue_empty), {.color = screen.theme().ink_soft});
        return;
    }
    ui::scroll_list(
        screen.canvas, "queue", area, rows.size(),
        std::max(m.target * 1.3F, m.text_body * 1.7F + m.text_small * 1.9F + m.grid(1)), m.gap,
        [&](std::size_t index, const Rect& row) { draw_queue_row(screen, row, rows[index]); },
        ui::Backdrop::surface);
}

Word state_word(const domain::Appointment& appointment) {
    using enum domain::AppointmentState;
    switch (appointment.state) {
    case booked:
        return appointment.confirmation == domain::Confirmation::asked ? Word::desk_state_asked
                                                                       : Word::desk_state_booked;
    case arrived: return Word::desk_state_arrived;
    case called: return Word::desk_state_called;
    case meeting: return Word::desk_state_meeting;
    case done: return Word::desk_state_done;
    case no_show: return Word::desk_state_no_show;
    case cancelled:
        return appointment.confirmation == domain::Confirmation::refused ? Word::desk_state_lost
                                                                         : Word::desk_state_cancelled;
    }
    return Word::desk_state_booked;
}

ui::Status state_color(domain::AppointmentState state) {
    if (state == domain::AppointmentState::done) return ui::Status::good;
    return state == domain::AppointmentState::booked ? ui::Status::neutral : ui::Status::waiting;
}

void draw_appointments(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const domain::Day today = screen.local(screen.now.wall).day;
    std::vector<const domain::Appointment*> mine;
    for (const domain::Appointment& appointment : screen.around.day.appointments)
        if (appointment.deputy_id == desk.deputy_id && screen.local(appointment.start).day == today)
            mine.push_back(&appointment);
    area = draw_list_panel(screen, area, screen.words(Word::desk_appointments));
    if (mine.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_appointments_empty),
                           {.color = screen.theme().ink_soft});
        return;
    }
    ui::scroll_list(
        screen.canvas, "appointments", area, mine.size(), m.target, 0, [&](std::size_t index, const Rect& row) {
            const domain::Appointment& appointment = *mine[index];
            draw_row(screen, row,
                     {screen.clock_time(appointment.start), appointment.number, "",
                      std::string(screen.words(state_word(appointment))), state_color(appointment.state)});
        });
}

void draw_notice(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    using enum flow::DeskNotice;
    const auto show = [&](Word words, ui::Status status) {
        ui::status_pill(screen.canvas,
                        area.centered(std::min(area.width, screen.metrics().text_body * 18),
                                      screen.metrics().text_body * 2),
                        screen.words(words), status);
    };
    if (desk.notice == saved) show(Word::desk_saved, ui::Status::good);
    if (desk.notice == not_saved) show(Word::desk_not_saved, ui::Status::bad);
    if (desk.notice == take_card) show(Word::desk_take_card, ui::Status::waiting);
    if (desk.notice == moved_on) show(Word::desk_moved_on, ui::Status::waiting);
    if (desk.notice == nobody_waits) show(Word::desk_nobody_waits, ui::Status::neutral);
}

// What a deputy does here besides receiving.
void draw_other_work(Screen& screen, const Rect& area) {
    struct Way {
        const char* id;
        Word label;
        ui::Icon icon;
        flow::Touch touch;
    };
    const int year = int{screen.local(screen.now.wall).day.year()};
    const std::array ways{
        Way{"show_logs", Word::desk_logs, ui::Icon::pencil, flow::ShowLogs{}},
        Way{"own_opinions", Word::desk_own_opinions, ui::Icon::comment, flow::ShowOwnOpinions{}},
        Way{"activities", Word::desk_activities, ui::Icon::account_group, flow::ShowActivities{}},
        Way{"figures", Word::desk_figures, ui::Icon::information, flow::ShowFigures{year}}};
    const auto cells = ui::columns(area, static_cast<int>(ways.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < ways.size(); ++i)
        if (ui::button(screen.canvas, ways.at(i).id, cells[i],
                       {.label = screen.words(ways.at(i).label),
                        .icon = ways.at(i).icon,
                        .style = ui::ButtonStyle::quiet}))
            screen.touched = ways.at(i).touch;
}

// A reception that was left in the middle: it waits for its log.
const domain::Ticket* unfinished(const Screen& screen, const flow::DutyDesk& desk) {
    for (const domain::Ticket& ticket : screen.around.day.tickets)
        if (ticket.deputy_id == desk.deputy_id && ticket.state == domain::TicketState::meeting) return &ticket;
    return nullptr;
}

} // namespace

void draw_desk_list(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_title), desk);
    Rect act = area.split_bottom(m.target * 1.6F, m.grid(3));
    draw_other_work(screen, area.split_top(m.target, m.grid(2)));
    draw_notice(screen, act.split_left(act.width * 0.4F, m.gap), desk);
    if (const domain::Ticket* ticket = unfinished(screen, desk)) {
        const std::string label = std::string(screen.words(Word::desk_resume)) + " " + ticket->number;
        if (ui::button(screen.canvas, "resume", act,
                       {.label = label,
                        .icon = ui::Icon::pencil,
                        .style = ui::ButtonStyle::primary,
                        .role = ui::TextRole::heading}))
            screen.touched = flow::ResumeReception{ticket->id};
    } else if (ui::button(screen.canvas, "call_next", act,
                          {.label = screen.words(Word::desk_call_next),
                           .icon = ui::Icon::bell,
                           .style = ui::ButtonStyle::primary,
                           .role = ui::TextRole::heading})) {
        screen.touched = flow::CallNext{};
    }
    const auto halves = m.portrait() ? ui::rows(area, 2, m.grid(3)) : ui::columns(area, 2, m.grid(3));
    draw_queue(screen, halves[0], desk);
    draw_appointments(screen, halves[1], desk);
}

} // namespace liaison::view
