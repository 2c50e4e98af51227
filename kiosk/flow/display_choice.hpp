// How one visitor wants to see the glass. The machine's settings say what is usual; a visit may differ from it,
// and what one chose is gone for the next.
#pragma once

namespace liaison::flow {

struct DisplayChoice {
    bool large_text = false;
    bool high_contrast = false;
    bool lowered = false; // the whole screen brought down, for one who sits

    bool operator==(const DisplayChoice&) const = default;
};

} // namespace liaison::flow
