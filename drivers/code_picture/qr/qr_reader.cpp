#include "drivers/code_picture/qr/qr_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "drivers/code_picture/qr/placement.hpp"
#include "drivers/code_picture/qr/repaired_code.hpp"

namespace drivers::qr {
namespace {

// Less of the fixed patterns than this is no code.
constexpr float least_timing = 0.25F;
constexpr float least_patterns_at_first = 0.2F;
constexpr float least_patterns = 0.35F;

// Undoes what light has leaked from each module to its neighbours along the rows and along the columns.
std::vector<float> sharpened(const std::vector<float>& light, int side, float across, float down) {
    std::vector<float> sharp = light;
    const auto at = [&](int x, int y) {
        return light[static_cast<std::size_t>(std::clamp(y, 0, side - 1) * side + std::clamp(x, 0, side - 1))];
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            sharp[static_cast<std::size_t>(y * side + x)] +=
                across * (2 * at(x, y) - at(x - 1, y) - at(x + 1, y)) +
                down * (2 * at(x, y) - at(x, y - 1) - at(x, y + 1));
    return sharp;
}

std::optional<GreyPicture> read_modules(const Layout& layout, const std::vector<float>& light) {
    if (auto code = repaired_code(layout, light)) return code;
    constexpr std::array<std::array<float, 2>, 4> leaks{{{0.25F, 0.25F}, {0.5F, 0}, {0, 0.5F}, {0.55F, 0.55F}}};
    for (const auto& [across, down] : leaks)
        if (auto code = repaired_code(layout, sharpened(light, layout.side(), across, down))) return code;
    return std::nullopt;
}

std::optional<GreyPicture> read_guess(const LocalLight& light, const Guess& guess, bool bend) {
    const Layout layout(guess.version);
    Placement placement(light, layout, guess.plane);
    placement.find_last_alignment();
    if (placement.patterns_score() < least_patterns_at_first) return std::nullopt;
    placement.settle();
    if (placement.patterns_score() < least_patterns) return std::nullopt;
    placement.follow_alignment();
    if (auto code = read_modules(layout, placement.modules())) return code;
    if (!bend) return std::nullopt;
    placement.bend();
    return read_modules(layout, placement.modules());
}

} // namespace

Reading read_qr_codes(const GreyView& picture, const Effort& effort) {
    Reading reading;
    if (picture.width < 21 || picture.height < 21) return reading;
    const LocalLight light(picture, effort.radius);
    const auto patterns = find_finder_patterns(light);
    std::vector<bool> used(patterns.size(), false);
    int attempts = 0;
    int looked_at = 0;
    for (const auto& corners : possible_corners(patterns)) {
        if (used[corners.first] || used[corners.second] || used[corners.third]) continue;
        if (looked_at++ >= effort.most_corners) break;
        for (const auto& guess : guesses(light, corners)) {
            if (guess.score < least_timing) continue;
            if (attempts++ >= effort.most_attempts) return reading;
            ++reading.candidates;
            auto code = read_guess(light, guess, effort.bend);
            if (!code) continue;
            reading.codes.push_back(std::move(*code));
            used[corners.first] = used[corners.second] = used[corners.third] = true;
            attempts = 0;
            looked_at = effort.most_corners / 3;
            break;
        }
    }
    return reading;
}

} // namespace drivers::qr
