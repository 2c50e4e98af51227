#include "view/call_board.hpp"

#include <algorithm>

#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "ui/text_stack.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

constexpr std::size_t most_called = 3;    // large ones
constexpr std::size_t most_waiting = 8;   // of one deputy
constexpr std::size_t most_deputies = 3;  // with people waiting
constexpr std::size_t most_languages = 3; // beside each other, Chinese first

// Chinese, and those of the people in the room.
std::vector<std::string> languages(const Screen& screen) {
    std::vector<std::string> codes{"zh"};
    for (const domain::Ticket& ticket : screen.around.day.tickets)
        if (codes.size() < most_languages && language::is_available(ticket.language) &&
            std::find(codes.begin(), codes.end(), ticket.language) == codes.end())
            codes.push_back(ticket.language);
    return codes;
}

// The same words in each language of the room, below one another.
void draw_heading(Screen& screen, Rect& area, Word word) {
    const ui::Metrics& m = screen.metrics();
    bool first = true;
    for (const std::string& code : languages(screen)) {
        const language::Words words(code);
        const ui::TextStyle style{.role = first ? ui::TextRole::title : ui::TextRole::body,
                                  .weight = first ? ui::Weight::bold : ui::Weight::regular,
                                  .color = first ? screen.theme().accent_text : screen.theme().ink_soft,
                                  .most_lines = 1,
                                  .language = ui::text_language(code)};
        const float height = (first ? m.text_title : m.text_body) * 1.7F;
        screen.canvas.text(area.split_top(height, m.grid(0.5F)), words(word), style);
        first = false;
    }
    ui::gold_rule(screen.canvas, {area.x, area.y}, m.grid(8));
    area.split_top(m.grid(3));
}

// The deputy's name in Chinese, and in the language of the one who is called.
void draw_called(Screen& screen, Rect row, const domain::Ticket& ticket, bool newest) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, row);
    row = row.inset(m.grid(4), m.grid(2));
    screen.canvas.text(row.split_left(row.width * 0.48F, m.grid(3)), ticket.number,
                       {.role = ui::TextRole::display,
                        .weight = ui::Weight::bold,
                        .color = newest ? screen.theme().accent_text : screen.theme().ink,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1,
                        .scale = std::min(2.2F, row.height / (m.text_display * 1.25F))});
    const float arrow = std::min(m.text_title * 1.6F, row.height * 0.5F);
    screen.canvas.icon(row.split_left(arrow, m.grid(3)), ui::Icon::arrow_right, screen.theme().gold, arrow);
    const domain::Deputy* deputy = screen.around.configuration.find_deputy(ticket.deputy_id);
    std::vector<ui::StackLine> lines{
        {deputy ? deputy->name.in("zh") : ticket.deputy_id,
         {.role = ui::TextRole::title, .weight = ui::Weight::bold, .language = ui::TextLanguage::chinese},
         m.grid(1)}};
    const std::string own = deputy ? deputy->name.in(ticket.language) : std::string();
    if (deputy && own != deputy->name.in("zh"))
        lines.push_back({own,
                         {.role = ui::TextRole::heading,
                          .color = screen.theme().ink_soft,
                          .language = ui::text_language(ticket.language)}});
    ui::text_stack(screen.canvas, row, lines, ui::VerticalAlign::middle);
}

void draw_waiting_for(Screen& screen, Rect area, const std::string& deputy_id) {
    const ui::Metrics& m = screen.metrics();
    const auto order = domain::in_call_order(screen.around.day.tickets, deputy_id, screen.now.wall,
                                             screen.around.configuration.queue);
    screen.canvas.text(area.split_top(m.text_heading * 1.6F, m.grid(1)), screen.deputy_name(deputy_id),
                       {.role = ui::TextRole::heading, .color = screen.theme().ink_soft, .most_lines = 1});
    const auto fitting = static_cast<std::size_t>(std::max(1.0F, area.height / (m.text_heading * 1.9F))) * 2;
    const std::size_t count = std::min({order.size(), most_waiting, fitting});
    for (std::size_t i = 0; i < count; i += 2) {
        const auto cells = ui::columns(area.split_top(m.text_heading * 1.7F, m.grid(0.5F)), 2, m.grid(2));
        for (std::size_t j = 0; j < 2 && i + j < count; ++j)
            screen.canvas.text(
                cells[j], order[i + j]->number,
                {.role = ui::TextRole::heading, .weight = ui::Weight::bold, .most_lines = 1, .scale = 1.15F});
    }
}

// Whoever waits, whether their deputy is on duty still or not.
std::vector<std::string> deputies_waited_for(const Screen& screen) {
    std::vector<std::string> ids;
    for (const domain::Ticket& ticket : screen.around.day.tickets)
        if (domain::can_be_called(ticket, screen.now.wall, screen.around.configuration.queue) &&
            std::find(ids.begin(), ids.end(), ticket.deputy_id) == ids.end())
            ids.push_back(ticket.deputy_id);
    if (ids.size() > most_deputies) ids.resize(most_deputies);
    return ids;
}

void draw_head(Screen& screen, Rect head) {
    screen.canvas.text(head.split_right(head.width * 0.2F), screen.clock_time(screen.now.wall),
                       {.role = ui::TextRole::title,
                        .weight = ui::Weight::bold,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    screen.canvas.text(head, screen.station_name(),
                       {.role = ui::TextRole::heading,
                        .color = screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
}

// Nobody is called: how many wait, if any do.
void draw_quiet(Screen& screen, const Rect& area, std::size_t waiting) {
    const std::string words = waiting == 0
                                  ? std::string(screen.words(Word::welcome_no_waiting))
                                  : screen.words(Word::welcome_waiting, {{"count", std::to_string(waiting)}});
    ui::panel(screen.canvas, area);
    screen.canvas.text(area.inset(screen.metrics().grid(5)), words,
                       {.role = ui::TextRole::title,
                        .color = screen.theme().ink_soft,
                        .align = ui::Align::center,
                        .vertical = ui::VerticalAlign::middle,
                        .scale = 1.3F});
}

void draw_all_called(Screen& screen, Rect area, const std::vector<const domain::Ticket*>& tickets) {
    draw_heading(screen, area, Word::board_title);
    const auto places = static_cast<int>(std::max<std::size_t>(tickets.size(), 2));
    const auto rows = ui::rows(area, places, screen.metrics().grid(3));
    for (std::size_t i = 0; i < tickets.size(); ++i)
        draw_called(screen, rows[i], *tickets[i], i == 0);
}

void draw_all_waiting(Screen& screen, Rect area, const std::vector<std::string>& deputies) {
    const ui::Metrics& m = screen.metrics();
    draw_heading(screen, area, Word::board_next);
    const auto count = static_cast<int>(deputies.size());
    const auto parts = m.portrait() ? ui::columns(area, count, m.grid(4)) : ui::rows(area, count, m.grid(2));
    for (std::size_t i = 0; i < deputies.size(); ++i)
        draw_waiting_for(screen, parts[i], deputies[i]);
}

} // namespace

std::vector<const domain::Ticket*> called_now(const Screen& screen) {
    std::vector<const domain::Ticket*> tickets;
    for (const domain::Ticket& ticket : screen.around.day.tickets)
        if (ticket.state == domain::TicketState::called && ticket.called_at) tickets.push_back(&ticket);
    std::sort(tickets.begin(), tickets.end(),
              [](const auto* a, const auto* b) { return *a->called_at > *b->called_at; });
    if (tickets.size() > most_called) tickets.resize(most_called);
    return tickets;
}

void draw_call_board(Screen& screen) {
    const ui::Metrics& m = screen.metrics();
    Rect area = m.content();
    draw_head(screen, area.split_top(m.text_title * 1.8F, m.grid(3)));
    const auto called = called_now(screen);
    const auto waited_for = deputies_waited_for(screen);
    if (!waited_for.empty()) {
        const Rect next = m.portrait() ? area.split_bottom(area.height * 0.38F, m.grid(4))
                                       : area.split_right(area.width * 0.3F, m.grid(5));
        draw_all_waiting(screen, next, waited_for);
    }
    if (!called.empty()) return draw_all_called(screen, area, called);
    std::size_t waiting = 0;
    for (const domain::Ticket& ticket : screen.around.day.tickets)
        if (domain::can_be_called(ticket, screen.now.wall, screen.around.configuration.queue)) ++waiting;
    draw_quiet(screen, area, waiting);
}

} // namespace liaison::view
