// The glass of a machine whose settings cannot be read: for the keeper, in words, with the line to mend.
#pragma once

#include <string>

#include "language/words.hpp"
#include "ui/canvas.hpp"

namespace liaison::view {

void draw_settings_problem(ui::Canvas& canvas, const language::Words& words, const std::string& problem);

} // namespace liaison::view
