// Logs for the desk's scenes.
#pragma once

#include "scenes.hpp"

namespace liaison::gallery {

// Two matters, earlier opinions and everything that can be noted.
void with_log(Stage& stage);
// The same with photographed sheets, their leaf open; without a camera; one that is looked at.
void with_sheets(Stage& stage);
void without_camera(Stage& stage);
void looking_at_sheet(Stage& stage);
// The same, written twice already, while it is corrected.
void correcting(Stage& stage);
// A line as a finger draws it, not anybody's name.
void sign(domain::Autograph& autograph, domain::WallTime now);

} // namespace liaison::gallery
