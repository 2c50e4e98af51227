// What each problem is called, for the screen that shows it and the voice that reads it.
#pragma once

#include "flow/citizen_visit.hpp"
#include "language/word_list.hpp"

namespace liaison::flow {

struct ProblemWords {
    language::Word title;
    language::Word text;
    const char* code; // for the keeper
};
ProblemWords words_of(VisitProblem problem);

} // namespace liaison::flow
