#include "drivers/code_picture/qr/qr_reader.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include "drivers/code_picture/picture_filters.hpp"
#include "drivers/code_picture/qr/placement.hpp"
#include "drivers/code_picture/qr/repaired_code.hpp"

namespace drivers::qr {
namespace {

// Less of the fixed patterns than this is no code.
constexpr float least_timing = 0.25F;
constexpr float least_patterns_at_once = 0.1F;
constexpr float least_patterns_at_first = 0.2F;
constexpr float least_patterns = 0.35F;
// This much is a code for sure: worth the costlier tries at once.
constexpr float sure_patterns = 0.5F;
constexpr float sure_with_one_unseen = 0.65F;

// Sets of corners with something like a timing pattern, since the last code.
constexpr int most_tried = 40;

// Among more the pairs are too many, and by chance.
constexpr std::size_t most_patterns_for_pairs = 60;

// This much lies well enough to be read at once, if there are no further alignment patterns to be followed.
constexpr float settled_patterns = 0.7F;
constexpr int first_to_follow = 7; // version

// What things cost, in steps.
constexpr long steps_a_pixel = 3;
constexpr long steps_a_triple = 3'000;
constexpr long steps_a_guess = 15'000;
constexpr long steps_a_module = 600; // to settle on it and read it
constexpr long steps_a_bend = 2'500'000;

// Undoes what light has leaked from each module to its neighbours along the rows and along the columns.
std::vector<float> sharpened(const std::vector<float>& light, int side, float across, float down) {
    std::vector<float> sharp = light;
    const auto place = [side](int x, int y) {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
    };
    const auto at = [&](int x, int y) {
        return light[place(std::clamp(x, 0, side - 1), std::clamp(y, 0, side - 1))];
    };
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            sharp[place(x, y)] += across * (2 * at(x, y) - at(x - 1, y) - at(x + 1, y)) +
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

Region region_of(const Perspective& plane, int side) {
    const auto span = static_cast<float>(side - 7);
    const float before = -3.5F / span;
    const float behind = 1 - before;
    const std::array<Point, 4> ends{plane.at(before, before), plane.at(behind, before),
                                    plane.at(before, behind), plane.at(behind, behind)};
    Region region{ends[0].x, ends[0].y, ends[0].x, ends[0].y, 0};
    for (const Point& end : ends) {
        region.left = std::min(region.left, end.x);
        region.top = std::min(region.top, end.y);
        region.right = std::max(region.right, end.x);
        region.bottom = std::max(region.bottom, end.y);
    }
    region.module = length(plane.ends[1] - plane.ends[0]) / span;
    return region;
}

// A plane seen from its edge has no end, and numbers that are none.
bool lies_in(const GreyView& picture, const Region& region) {
    const auto side = static_cast<float>(std::max(picture.width, picture.height));
    const float width = region.right - region.left;
    const float height = region.bottom - region.top;
    return width > 0 && width < 2 * side && height > 0 && height < 2 * side && region.module > 0.5F &&
           region.module < side / 10 && region.left < side && region.top < side && region.right > 0 &&
           region.bottom > 0;
}

// One colour of codes in one picture.
class Reader {
public:
    Reader(const LocalLight& light, const Effort& effort, Work& work, bool is_pale)
        : light_(light), effort_(effort), work_(work), is_pale_(is_pale) {}

    void read(const std::vector<FinderPattern>& patterns, Reading& reading) {
        std::vector<bool> used;
        used.reserve(patterns.size());
        for (const auto& pattern : patterns)
            used.push_back(std::any_of(reading.codes.begin(), reading.codes.end(), [&](const FoundCode& code) {
                return code.region.holds(pattern.middle);
            }));
        int attempts = 0;
        tried_ = 0;
        for (const auto& corners : possible_corners(patterns)) {
            if (used[corners.first] || used[corners.second] || used[corners.third]) continue;
            if (!reading.codes.empty() && !(is_whole(corners.corner, 1.3F) && is_whole(corners.right, 1.3F) &&
                                            is_whole(corners.below, 1.3F)))
                continue;
            if (!work_.is_left() || attempts >= effort_.most_attempts || tried_ >= most_tried) break;
            if (!read_corners(corners, reading, attempts)) continue;
            attempts = 0;
            tried_ = most_tried - std::max(8, static_cast<int>(patterns.size()) / 2);
            for (std::size_t at = 0; at < patterns.size(); ++at)
                if (reading.codes.back().region.holds(patterns[at].middle)) used[at] = true;
            used[corners.first] = used[corners.second] = used[corners.third] = true;
        }
        if (reading.codes.empty() && reading.suspects.empty() && patterns.size() < most_patterns_for_pairs)
            read_pairs(patterns, reading);
        for (std::size_t at = 0; at < patterns.size(); ++at)
            if (!used[at] && is_whole(patterns[at], 1.8F) && is_as_large_as_a_code(patterns[at], reading))
                ++reading.unexplained;
    }

private:
    // One corner may be hidden by glare or a thumb.
    void read_pairs(const std::vector<FinderPattern>& patterns, Reading& reading) {
        int attempts = 0;
        tried_ = 0;
        for (const auto& corners : corners_with_one_unseen(patterns)) {
            if (!work_.is_left() || attempts >= effort_.most_attempts || tried_ >= most_tried) break;
            if (read_corners(corners, reading, attempts)) break;
        }
    }

    // Seen from top to bottom of its middle square, as chance seldom is: where a code was read already only
    // such are worth a look.
    bool is_whole(const FinderPattern& pattern, float modules) const {
        return static_cast<float>(pattern.seen * finder_row_step(light_.picture())) > modules * pattern.module;
    }

    static bool is_as_large_as_a_code(const FinderPattern& pattern, const Reading& reading) {
        return std::any_of(reading.codes.begin(), reading.codes.end(), [&](const FoundCode& code) {
            const float ratio = pattern.module / code.region.module;
            return ratio > 0.7F && ratio < 1.5F;
        });
    }

    bool read_corners(const Corners& corners, Reading& reading, int& attempts) {
        work_.spend(steps_a_triple);
        const auto possible = guesses(light_, corners);
        if (!possible.empty()) ++tried_;
        work_.spend(steps_a_guess * static_cast<long>(possible.size()));
        for (const auto& guess : possible) {
            if (guess.score < least_timing) continue;
            if (attempts++ >= effort_.most_attempts) return false;
            auto code = read_guess(guess, unseen_of(corners), reading);
            if (!code) continue;
            reading.codes.push_back({std::move(*code), region_of(guess.plane, 17 + 4 * guess.version)});
            return true;
        }
        return false;
    }

    // The end of the plane that was guessed, if one was.
    static std::optional<std::size_t> unseen_of(const Corners& corners) {
        if (corners.corner.seen == 0) return 0;
        if (corners.right.seen == 0) return 1;
        if (corners.below.seen == 0) return 2;
        return std::nullopt;
    }

    std::optional<GreyPicture> read_guess(const Guess& guess, std::optional<std::size_t> unseen,
                                          Reading& reading) {
        const Layout& layout = layout_of(guess.version);
        const long modules = static_cast<long>(layout.side()) * layout.side();
        work_.spend(20 * modules);
        Placement placement(light_, layout, guess.plane);
        if (placement.patterns_score() < least_patterns_at_once) return std::nullopt;
        if (unseen) placement.find_unseen(*unseen);
        placement.find_last_alignment();
        const float at_first = placement.patterns_score();
        if (at_first < least_patterns_at_first) return std::nullopt;
        if (at_first > settled_patterns && layout.version() < first_to_follow) {
            work_.spend(40 * modules);
            if (auto code = repaired_code(layout, placement.modules())) return code;
        }
        work_.spend(steps_a_module * modules);
        placement.settle();
        const float score = placement.patterns_score();
        if (score < least_patterns) return std::nullopt;
        placement.follow_alignment();
        if (auto code = read_modules(layout, placement.modules())) return code;
        if ((effort_.bend && !unseen) || score > (unseen ? sure_with_one_unseen : sure_patterns)) {
            work_.spend(steps_a_bend + 60 * modules);
            placement.bend();
            if (auto code = read_modules(layout, placement.modules())) return code;
        }
        const Region region = region_of(guess.plane, layout.side());
        if (lies_in(light_.picture(), region)) reading.suspects.push_back({region, score, is_pale_});
        return std::nullopt;
    }

    const Layout& layout_of(int version) {
        auto& layout = layouts_[static_cast<std::size_t>(version)];
        if (!layout) layout = std::make_unique<Layout>(version);
        return *layout;
    }

    const LocalLight& light_;
    const Effort& effort_;
    Work& work_;
    bool is_pale_;
    int tried_ = 0; // sets of corners that passed the first look since the last code
    std::array<std::unique_ptr<Layout>, most_versions + 1> layouts_;
};

// Sorted, each place once, and without those that are part of a code.
void tidy(Reading& reading) {
    auto& suspects = reading.suspects;
    std::stable_sort(suspects.begin(), suspects.end(),
                     [](const Suspect& left, const Suspect& right) { return left.score > right.score; });
    std::vector<Suspect> kept;
    for (const auto& suspect : suspects) {
        const Region& region = suspect.region;
        const Point middle{(region.left + region.right) / 2, (region.top + region.bottom) / 2};
        const bool known = std::any_of(kept.begin(), kept.end(),
                                       [&](const Suspect& other) { return other.region.holds(middle); }) ||
                           std::any_of(reading.codes.begin(), reading.codes.end(),
                                       [&](const FoundCode& code) { return code.region.holds(middle); });
        if (!known) kept.push_back(suspect);
    }
    suspects = std::move(kept);
}

} // namespace

Reading read_qr_codes(const GreyView& picture, const Effort& effort, Work& work) {
    Reading reading;
    if (picture.width < 21 || picture.height < 21) return reading;
    work.spend(steps_a_pixel * picture.width * picture.height);
    const LocalLight light(picture, effort.radius);
    const FinderPatterns patterns = find_finder_patterns(light);
    Reader(light, effort, work, false).read(patterns.dark, reading);
    if (patterns.light.size() >= 3) {
        const GreyPicture dark = inverted(picture);
        const LocalLight turned(dark.view(), effort.radius);
        Reader(turned, effort, work, true).read(patterns.light, reading);
    }
    tidy(reading);
    return reading;
}

} // namespace drivers::qr
