// A fuzz target's own assertion: ends the program also where assertions are compiled out.
#pragma once

#include <cstdlib>

inline void expect(bool holds) {
    if (!holds) std::abort();
}
