// Makes the character model: writes each character in many hands, finds the directions in which characters
// differ more than hands do (linear discriminant analysis), and keeps a few prototypes of each.
#pragma once

#include <filesystem>
#include <vector>

#include "stroke_file.hpp"

namespace typing_data {

void train_handwriting(const std::vector<StrokedCharacter>& characters,
                       const std::filesystem::path& model_file);

} // namespace typing_data
