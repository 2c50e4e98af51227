// A citizen who now waits: what is my number, how long, where do I go? And one who has booked: when, and what
// to bring.
#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/qr_code.hpp"
#include "ui/text_stack.hpp"
#include "view/deputy_card.hpp"
#include "view/screens.hpp"
#include "view/station_news.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

void draw_code(Screen& screen, Rect area, const std::string& code) {
    if (code.empty()) return; // an older ticket, shown again: its code is on the paper
    const ui::Metrics& m = screen.metrics();
    const Rect note = area.split_bottom(m.text_small * 2.2F, m.grid(1));
    if (const auto matrix = ui::make_qr(code)) ui::draw_qr(screen.canvas, area, *matrix);
    screen.canvas.text(
        note, screen.words(Word::ticket_photograph),
        {.role = ui::TextRole::small, .color = screen.theme().ink_soft, .align = ui::Align::center});
}

void draw_paper_state(Screen& screen, Rect area, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const float pill_width =
        std::min(area.width * 0.4F, ui::pill_width(screen.canvas, screen.words(Word::ticket_saved)));
    const Rect pill = area.split_left(pill_width, m.grid(2));
    ui::status_pill(screen.canvas, pill.centered(pill.width, m.text_body * 2.2F),
                    screen.words(Word::ticket_saved), ui::Status::good);
    Word words = Word::ticket_not_printed;
    if (visit.card_on_reader)
        words = Word::take_card;
    else if (visit.printing == flow::Printing::under_way)
        words = Word::ticket_printing;
    else if (visit.printing == flow::Printing::done)
        words = Word::ticket_printed;
    screen.canvas.text(area, screen.words(words),
                       {.weight = ui::Weight::bold,
                        .color = visit.card_on_reader ? screen.theme().accent_text : screen.theme().ink,
                        .vertical = ui::VerticalAlign::middle});
}

void draw_finish(Screen& screen, Rect area) {
    const ui::Metrics& m = screen.metrics();
    if (ui::button(
            screen.canvas, "finish", area.split_bottom(m.target),
            {.label = screen.words(Word::done), .icon = ui::Icon::check, .style = ui::ButtonStyle::primary}))
        screen.touched = flow::Finish{};
}

// The big number on the left, the code to photograph and "done" on the right.
struct ReceiptAreas {
    Rect facts, state, code;
};
ReceiptAreas receipt_areas(Screen& screen, Rect area, const std::string& code, bool may_leave) {
    const ui::Metrics& m = screen.metrics();
    auto [read, touch] = split_for_reach(screen, area, 0.62F);
    ui::panel(screen.canvas, read);
    read = read.inset(m.grid(4), m.grid(3));
    ReceiptAreas areas;
    areas.state = read.split_bottom(std::min(m.text_body * 3.6F, read.height * 0.28F), m.grid(2));
    areas.facts = read;
    draw_finish(screen, touch);
    touch.split_bottom(m.target, m.grid(3));
    if (may_leave && ui::button(screen.canvas, "stop_waiting", touch.split_bottom(m.target, m.grid(3)),
                                {.label = screen.words(Word::ticket_stop),
                                 .icon = ui::Icon::walk,
                                 .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::StopWaiting{};
    draw_code(screen, touch, code);
    return areas;
}

// What the number is called, and the number, as large as there is room for all that follows.
std::vector<ui::StackLine> number_lines(const Screen& screen, std::string_view label, std::string number) {
    const ui::Metrics& m = screen.metrics();
    return {{std::string(label), {.color = screen.theme().ink_soft}, m.grid(0.5F)},
            {std::move(number),
             {.role = ui::TextRole::display, .weight = ui::Weight::bold, .color = screen.theme().accent_text},
             m.grid(1.5F)}};
}

struct BookedWords {
    Word title;
    Word text;
    bool is_settled;
};

// The county's word about a shared deputy's time may come while the visitor still stands there.
BookedWords booked_words(const Screen& screen, const flow::CitizenVisit& visit) {
    auto confirmation =
        visit.booking ? visit.booking->appointment.confirmation : domain::Confirmation::not_needed;
    for (const domain::Appointment& appointment : screen.around.day.appointments)
        if (visit.booking && appointment.id == visit.booking->appointment.id)
            confirmation = appointment.confirmation;
    if (confirmation == domain::Confirmation::asked)
        return {Word::booked_asked_title, Word::booked_asked, false};
    if (confirmation == domain::Confirmation::refused)
        return {Word::problem_lost_title, Word::problem_lost_text, false};
    return {Word::booked_title, Word::booked_text, true};
}

} // namespace

void draw_ticket(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const Rect area =
        draw_frame(screen, {.title = std::string(screen.words(Word::ticket_title)), .back = false});
    if (!visit.ticket) return;
    const ReceiptAreas areas =
        receipt_areas(screen, area, visit.ticket->code, flow::may_leave(visit.ticket->ticket));
    auto lines = number_lines(screen, screen.words(Word::ticket_number), visit.ticket->ticket.number);
    const int ahead = visit.ticket->people_ahead;
    const std::string queue = ahead == 0 ? std::string(screen.words(Word::ticket_next))
                                         : screen.words(Word::ticket_ahead, {{"count", std::to_string(ahead)}});
    lines.push_back({queue, {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, m.grid(1)});
    if (const auto& waiting = visit.ticket->waiting)
        lines.push_back({waiting_time_words(screen.words, *waiting), {}, m.grid(1)});
    lines.push_back(
        {screen.words(Word::ticket_call, {{"deputy", screen.deputy_name(visit.ticket->ticket.deputy_id)}})});
    ui::text_stack(screen.canvas, areas.facts, lines);
    draw_paper_state(screen, areas.state, visit);
}

void draw_booked(Screen& screen, const flow::CitizenVisit& visit) {
    const ui::Metrics& m = screen.metrics();
    const BookedWords words = booked_words(screen, visit);
    const Rect area = draw_frame(screen, {.title = std::string(screen.words(words.title)), .back = false});
    if (!visit.booking) return;
    const domain::Appointment& appointment = visit.booking->appointment;
    const ReceiptAreas areas = receipt_areas(screen, area, visit.booking->code, false);
    auto lines = number_lines(screen, screen.words(Word::booked_number), appointment.number);
    const std::string when =
        screen.words(Word::booked_when, {{"date", screen.words.long_date(screen.local(appointment.start).day)},
                                         {"time", screen.clock_time(appointment.start)}});
    lines.push_back({when, {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, m.grid(1)});
    lines.push_back({screen.deputy_name(appointment.deputy_id), {.weight = ui::Weight::bold}, m.grid(1)});
    lines.push_back({screen.words(words.text, {{"station", screen.station_name()}}),
                     {.weight = words.is_settled ? ui::Weight::regular : ui::Weight::bold,
                      .color = words.is_settled ? screen.theme().ink_soft : screen.theme().ink}});
    ui::text_stack(screen.canvas, areas.facts, lines);
    draw_paper_state(screen, areas.state, visit);
}

} // namespace liaison::view
