#include "view/station_news.hpp"

#include <algorithm>

#include "ui/paint.hpp"

namespace liaison::view {

std::vector<domain::OnDuty> on_duty_now(const Screen& screen) {
    const auto& configuration = screen.around.configuration;
    return domain::on_duty(configuration.roster, configuration.opening_hours, configuration.time_zone,
                           screen.now.wall);
}

std::string waiting_words(const Screen& screen, const std::string& deputy_id) {
    const int count = domain::waiting_for(screen.around.day.tickets, deputy_id, screen.now.wall,
                                          screen.around.configuration.queue);
    if (count == 0) return std::string(screen.words(Word::welcome_no_waiting));
    return screen.words(Word::welcome_waiting, {{"count", std::to_string(count)}});
}

std::string waiting_time_words(const language::Words& words, const domain::WaitingTime& wait) {
    const std::string to = std::to_string(wait.to.count());
    if (wait.from == std::chrono::minutes{0}) return words(Word::ticket_wait_up_to, {{"to", to}});
    return words(Word::ticket_wait, {{"from", std::to_string(wait.from.count())}, {"to", to}});
}

std::string queue_words(const Screen& screen, const std::string& deputy_id) {
    const int count = domain::waiting_for(screen.around.day.tickets, deputy_id, screen.now.wall,
                                          screen.around.configuration.queue);
    const std::string words = waiting_words(screen, deputy_id);
    return count == 0 ? words
                      : words + " · " +
                            waiting_time_words(screen.words, screen.around.day.waiting_time(deputy_id, count));
}

std::string nobody_words(const Screen& screen) {
    const auto& configuration = screen.around.configuration;
    const bool open = domain::is_open(configuration.opening_hours, configuration.time_zone, screen.now.wall);
    return std::string(screen.words(open ? Word::welcome_nobody : Word::welcome_closed));
}

std::optional<domain::Slot> next_free_slot(const Screen& screen, const std::string& deputy_id) {
    return flow::next_free_slot(deputy_id, screen.around, screen.now.wall);
}

std::string next_free_words(const Screen& screen, const domain::Slot& slot) {
    return screen.words(Word::on_duty_free_next,
                        {{"date", screen.relative_day(slot.start)}, {"time", screen.clock_time(slot.start)}});
}

void draw_notice_picture(Screen& screen, ui::Rect& area, const domain::Notice& notice) {
    if (!screen.pictures || !notice.picture) return;
    const PictureKey key{PictureUse::notice, *notice.picture};
    const ui::Picture* picture = screen.pictures->find(key);
    if (!picture && !screen.pictures->is_coming(key)) return;
    const ui::Metrics& m = screen.metrics();
    const bool beside = area.width > area.height * 1.3F;
    const ui::Rect place = beside ? area.split_left(std::min(area.width * 0.42F, area.height * 1.6F), m.grid(4))
                                  : area.split_top(area.height * 0.52F, m.grid(3));
    if (picture) ui::picture(screen.canvas, place, *picture);
}

std::size_t idle_turn(domain::WallTime now) {
    return static_cast<std::size_t>(now.time_since_epoch() / idle_page_stays);
}

void draw_dots(Screen& screen, ui::Rect area, std::size_t count, std::size_t shown) {
    const ui::Metrics& m = screen.metrics();
    for (std::size_t i = 0; i < count; ++i)
        ui::fill_circle(
            screen.canvas, {area.x + m.grid(1) + static_cast<float>(i) * m.grid(3), area.center().y},
            i == shown ? m.grid(0.8F) : m.grid(0.5F), i == shown ? screen.theme().gold : screen.theme().line);
}

} // namespace liaison::view
