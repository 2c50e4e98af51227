// How activities are called at the desk.
#pragma once

#include "view/screen.hpp"

namespace liaison::view {

Word kind_word(domain::ActivityKind kind);
// Its title; of one without a plan, its kind.
std::string activity_name(const Screen& screen, const domain::Activity& activity);
// "09:00–11:00", and whose report it is.
std::string activity_when(const Screen& screen, const domain::Activity& activity);
// px that the buttons of the four kinds need.
float new_kinds_height(const ui::Metrics& metrics);
void draw_activity_notice(Screen& screen, ui::Rect area, const flow::DutyDesk& desk);

} // namespace liaison::view
