#include "drivers/id_card/number_check.hpp"

#include <array>
#include <cstddef>

namespace drivers {

bool has_right_check(std::string_view number_of_18) {
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    if (number_of_18.size() != weights.size() + 1) return false;
    int sum = 0;
    for (std::size_t index = 0; index < weights.size(); ++index) {
        const char digit = number_of_18[index];
        if (digit < '0' || digit > '9') return false;
        sum += weights.at(index) * (digit - '0');
    }
    return number_of_18.back() == checks[static_cast<std::size_t>(sum % 11)];
}

} // namespace drivers
