// A citizen looks at what became of the own opinions.
#pragma once

#include <vector>

#include "domain/opinion_progress.hpp"

namespace liaison::flow {

struct OpinionLook {
    std::vector<domain::OpinionProgress> opinions{}; // those of the code, or all of the person's
    std::size_t shown = 0;
    bool just_said = false; // the word about the one that is shown

    bool is_empty() const { return opinions.empty(); }
    const domain::OpinionProgress* current() const {
        return shown < opinions.size() ? &opinions[shown] : nullptr;
    }
    void show(std::size_t index) {
        if (index >= opinions.size()) return;
        shown = index;
        just_said = false;
    }
    // As it stands after the citizen's word.
    void replace(const domain::OpinionProgress& changed) {
        for (domain::OpinionProgress& opinion : opinions)
            if (opinion.opinion_id == changed.opinion_id) opinion = changed;
        just_said = true;
    }
};

} // namespace liaison::flow
