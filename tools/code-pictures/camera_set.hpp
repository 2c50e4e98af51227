// The rendered camera set: each kind of trouble at three severities, the same pictures on every machine.
#pragma once

#include <string>
#include <vector>

#include "code-pictures/rendering.hpp"

namespace code_pictures {

inline constexpr int severities = 3; // 0 everyday, 1 bad, 2 very bad

// Rotations, blur, glare and so on, in the words of the published study of QR code readers (boofcv.org).
const std::vector<std::string>& kinds();

struct Shot {
    std::string kind;
    int severity = 0;
    Scene scene;

    bool shows(const std::string& text) const;
};

// The same number gives the same shot.
Shot make_shot(const std::string& kind, int severity, unsigned number);

// What a camera of 1280 x 720 sees while a citizen is asked for a code, before and when one is held up.
Shot make_frame(bool with_code, unsigned number);

} // namespace code_pictures
