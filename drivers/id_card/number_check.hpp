// The check digits of the numbers on cards (id-card-reader.md 14).
#pragma once

#include <string_view>

namespace drivers {

// GB 11643, ISO 7064 MOD 11-2: 17 digits and the check character, capital X.
bool has_right_check(std::string_view number_of_18);

} // namespace drivers
