#pragma once

#include "county/engine.hpp"

namespace liaison::county {

// In a change of its own, all steps that are missing. Throws soci::soci_error; std::runtime_error: the database
// has steps that this program does not know.
void bring_up_to_date(soci::session& sql, const Engine& engine);

} // namespace liaison::county
