// Says all that is wrong with a frame that was drawn: one line a fault.
#pragma once

#include <string>
#include <vector>

#include "scenes.hpp"

namespace liaison::test {

// `canvas` has just drawn the scene, with fills recorded.
std::vector<std::string> faults_of(const gallery::Scene& scene, const ui::Canvas& canvas);

} // namespace liaison::test
