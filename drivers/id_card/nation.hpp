// The names of the nations by their codes on the card (GB/T 3304; id-card-reader.md 15).
#pragma once

#include <string_view>

namespace drivers {

// Without the final 族; 其他 for a code that is not known, empty for an empty code.
std::string_view nation_name(std::string_view code);

} // namespace drivers
