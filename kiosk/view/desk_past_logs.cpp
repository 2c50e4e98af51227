// A deputy's own logs of the last days, to correct one.
#include "ui/button.hpp"
#include "ui/scroll_list.hpp"
#include "view/desk_foot.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using ui::Rect;

void draw_desk_past_logs(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_logs_title), desk);
    draw_desk_back(screen, area);
    if (desk.logs.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_logs_none),
                           {.role = ui::TextRole::heading, .color = screen.theme().ink_soft});
        return;
    }
    const std::size_t columns = m.portrait() ? 1 : 2;
    const std::size_t rows = (desk.logs.size() + columns - 1) / columns;
    ui::scroll_list(
        screen.canvas, "logs", area, rows, m.target * 2.2F, m.gap, [&](std::size_t row, const Rect& line) {
            const auto cells = ui::columns(line, static_cast<int>(columns), m.gap);
            for (std::size_t i = 0; i < columns && row * columns + i < desk.logs.size(); ++i) {
                const std::size_t index = row * columns + i;
                const domain::LogSummary& log = desk.logs[index];
                const std::string when =
                    screen.relative_day(log.begun_at) + " " + screen.clock_time(log.begun_at);
                std::string about =
                    log.opinions == 0
                        ? std::string(screen.words(Word::desk_log_nothing))
                        : category_name(screen, log.category) + " · " +
                              screen.words(Word::desk_log_opinions, {{"count", std::to_string(log.opinions)}});
                if (log.version > 1)
                    about += " · " +
                             screen.words(Word::desk_log_version, {{"version", std::to_string(log.version)}});
                if (ui::card_button(screen.canvas, "log:" + std::to_string(index), cells[i],
                                    {.title = log.ticket_number + "  " + when,
                                     .subtitle = about,
                                     .icon = ui::Icon::document}))
                    screen.touched = flow::CorrectLog{log.reception_id};
            }
        });
}

} // namespace liaison::view
