// The parts of the log that lie beside the keyboard, one leaf open at a time.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

// The tabs: each matter, another one, the circumstances, what was raised earlier, the reason of a correction.
void draw_log_tabs(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);

// The open leaf.
void draw_log_leaf(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
void draw_matter(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
void draw_places(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
void draw_circumstances(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
void draw_sheets(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
float sheets_height(const Screen& screen, const flow::DutyDesk& desk);
void draw_earlier(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);
void draw_correction(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);

// One line above a group of chips, taken from `area`.
void draw_log_heading(Screen& screen, ui::Rect& area, Word words);
float log_heading_height(const Screen& screen);

// How things of a log are called.
std::string category_name(const Screen& screen, std::string_view code);
std::string place_name(const Screen& screen, std::string_view code);
Word route_word(domain::OpinionRoute route);
Word urgency_word(domain::Urgency urgency);
Word present_word(domain::Present who);
std::string language_name(std::string_view code);
// "饮水安全 · 一社 · 紧急 · 本站办理"
std::string opinion_facts(const Screen& screen, const domain::Opinion& opinion);

} // namespace liaison::view
