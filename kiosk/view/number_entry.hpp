// An ID number that is typed: in its groups, and below it the hint, or the mistake by its name.
#pragma once

#include <optional>
#include <string>

#include "domain/id_number.hpp"
#include "view/screen.hpp"

namespace liaison::view {

void draw_number_entry(Screen& screen, ui::Rect area, const std::string& typed,
                       const std::optional<domain::IdNumberError>& error, Word hint);

} // namespace liaison::view
