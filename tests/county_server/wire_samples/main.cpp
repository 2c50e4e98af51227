// Prints one batch with all kinds of records, as a kiosk sends it.

#include <iostream>

#include "county_support/samples.hpp"

int main() {
    std::cout << liaison::domain::to_json(liaison::testing::sample_batch("room-017", 1, 16)) << "\n";
    return 0;
}
