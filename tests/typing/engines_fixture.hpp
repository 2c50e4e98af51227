// The engines with the data that the build made. librime has one state for a program: the tests share one.
#pragma once

#include <memory>

#include "typing/engines.hpp"

namespace liaison::test {

inline std::shared_ptr<typing::Engines> shared_engines() {
    static const std::shared_ptr<typing::Engines> engines = typing::load_engines(TYPING_DATA);
    return engines;
}

} // namespace liaison::test
