// What the welcome screen and the idle face tell about the station: who receives, who waits, what comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "view/screen.hpp"

namespace liaison::view {

std::vector<domain::OnDuty> on_duty_now(const Screen& screen);
// "3 people wait"
std::string waiting_words(const Screen& screen, const std::string& deputy_id);
// "About 10 to 25 minutes"
std::string waiting_time_words(const language::Words& words, const domain::WaitingTime& wait);
// Both for one who might wait now; nothing but "nobody waits" where nobody does.
std::string queue_words(const Screen& screen, const std::string& deputy_id);
// Why nobody is on duty: closed, or nobody's shift.
std::string nobody_words(const Screen& screen);
// The soonest time that can be booked with this deputy; nothing within the days that can be booked.
std::optional<domain::Slot> next_free_slot(const Screen& screen, const std::string& deputy_id);
// "Free: tomorrow 09:00"
std::string next_free_words(const Screen& screen, const domain::Slot& slot);

// A notice's picture has a place where it is there or coming, the larger side of `area`. Draws it where it is
// there; takes its place from `area`, which is left for the text.
void draw_notice_picture(Screen& screen, ui::Rect& area, const domain::Notice& notice);

// Counts the pages of the idle face, and notices with them. Turns with the wall clock, so that the clock's
// minute and the page change in one picture.
std::size_t idle_turn(domain::WallTime now);
// Which of several is shown.
void draw_dots(Screen& screen, ui::Rect area, std::size_t count, std::size_t shown);

} // namespace liaison::view
