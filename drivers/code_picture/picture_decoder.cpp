#include "drivers/code_picture/picture_decoder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/code_picture/picture_filters.hpp"
#include "drivers/code_picture/qr/qr_reader.hpp"
#include "drivers/code_picture/work.hpp"

namespace drivers {
namespace {

// Beyond this a picture has more pixels than most codes need, and every pass costs.
constexpr int comfortable_side = 1700;
constexpr int smallest_code = 21; // pixels
constexpr int smallest_to_shrink = 300;
// Doubling helps codes of few pixels; larger pictures hold them rarely and cost four times as much.
constexpr int largest_to_double = 850;
// Until the first code of a still is found. A picture without any costs all of it.
constexpr long steps_for_a_still = 24'000'000;
constexpr long steps_for_its_pixel = 7;
constexpr long steps_for_a_frame = 10'000'000;
constexpr long library_steps_a_pixel = 7;
constexpr long filter_steps_a_pixel = 5;
constexpr std::size_t most_suspects = 3;

int longer_side(const GreyView& picture) {
    return std::max(picture.width, picture.height);
}

long pixels_of(const GreyView& picture) {
    return static_cast<long>(picture.width) * picture.height;
}

// A part of a picture, in the same memory.
GreyView part_of(const GreyView& picture, const qr::Region& region, float margin) {
    const auto inside = [](float place, int side) {
        return static_cast<int>(std::clamp(place, 0.0F, static_cast<float>(side)));
    };
    const int left = inside(region.left - margin, picture.width);
    const int top = inside(region.top - margin, picture.height);
    return {picture.pixels + static_cast<std::ptrdiff_t>(top) * picture.stride + left,
            inside(region.right + margin, picture.width) - left,
            inside(region.bottom + margin, picture.height) - top, picture.stride};
}

class Search {
public:
    Search(const GreyView& picture, Work work) : picture_(picture), work_(work) {}

    bool has_found() const { return !codes_.empty(); }
    // Nothing more is to be tried for a first code.
    bool is_over() const { return has_found() || !work_.is_left(); }
    int unexplained() const { return unexplained_; }
    // Something looked like a QR code, read or not.
    bool saw_suspects() const { return saw_suspects_; }
    std::size_t count() const { return codes_.size(); }
    std::vector<DecodedCode> take() { return std::move(codes_); }

    void by_library(const GreyView& view) {
        if (!work_.is_left()) return;
        work_.spend(library_steps_a_pixel * pixels_of(view));
        add(find_codes(view, CodeFormats::qr_only));
    }
    // Codes of other kinds, however much work is left.
    void by_library_at_last(const GreyView& view, CodeFormats formats) { add(find_codes(view, formats)); }
    void by_library_sharpened(const GreyView& view, int radius) {
        if (!work_.is_left()) return;
        work_.spend(filter_steps_a_pixel * pixels_of(view));
        by_library(sharpened(view, radius).view());
    }
    // The neighbourhood is a share of the view: 12 for codes that fill a third of it, 50 for spots of light.
    // The view is the picture reduced by `factor`; 0 where it is a part of it.
    void by_own_eyes(const GreyView& view, int factor, int share, qr::Effort effort = {}) {
        if (!work_.is_left()) return;
        effort.radius = longer_side(view) / share;
        auto reading = qr::read_qr_codes(view, effort, work_);
        for (const auto& code : reading.codes)
            add(read_clean_code(code.clean.view()));
        if (factor == 0) return;
        unexplained_ = reading.unexplained;
        saw_suspects_ = saw_suspects_ || !reading.suspects.empty();
        for (auto& suspect : reading.suspects)
            suspect_at(suspect, static_cast<float>(factor));
    }
    // Where something looks like a code it is looked at closely, at the size that suits it.
    void at_suspects() {
        std::stable_sort(
            suspects_.begin(), suspects_.end(),
            [](const qr::Suspect& left, const qr::Suspect& right) { return left.score > right.score; });
        const auto suspects = std::exchange(suspects_, {});
        for (std::size_t at = 0; at < std::min(suspects.size(), most_suspects) && work_.is_left(); ++at)
            closely(suspects[at]);
        looked_at_.insert(looked_at_.end(), suspects.begin(), suspects.end());
    }

private:
    void suspect_at(qr::Suspect suspect, float factor) {
        qr::Region& region = suspect.region;
        for (float* length : {&region.left, &region.top, &region.right, &region.bottom, &region.module})
            *length *= factor;
        const qr::Point middle{(region.left + region.right) / 2, (region.top + region.bottom) / 2};
        const auto is_there = [&](const qr::Suspect& other) { return other.region.holds(middle); };
        if (std::none_of(suspects_.begin(), suspects_.end(), is_there) &&
            std::none_of(looked_at_.begin(), looked_at_.end(), is_there))
            suspects_.push_back(suspect);
    }

    void closely(const qr::Suspect& suspect) {
        constexpr float best_module = 5; // pixels
        GreyView view = part_of(picture_, suspect.region, 6 * suspect.region.module);
        if (std::min(view.width, view.height) < smallest_code) return;
        GreyPicture own;
        float module = suspect.region.module;
        const int factor = static_cast<int>(module / best_module);
        if (factor > 1) {
            own = shrunk(view, factor);
            module /= static_cast<float>(factor);
        } else if (module < best_module / 2) {
            own = doubled(view);
            module *= 2;
        }
        if (!own.pixels.empty()) view = own.view();
        GreyPicture dark;
        if (suspect.is_pale) {
            dark = inverted(view);
            view = dark.view();
        }
        const auto radius = std::max(2, static_cast<int>(module));
        const std::size_t before = codes_.size();
        const auto goes_on = [&] { return codes_.size() == before && work_.is_left(); };
        by_library(view);
        if (goes_on() && before == 0) by_own_eyes(view, 0, 4, {.bend = true});
        if (goes_on()) by_library_sharpened(view, radius);
        if (goes_on() && before == 0) by_own_eyes(view, 0, 12, {.most_attempts = 4, .bend = true});
    }

    void add(std::vector<DecodedCode> codes) {
        for (auto& code : codes) {
            const bool known = std::any_of(codes_.begin(), codes_.end(), [&code](const DecodedCode& other) {
                return other.format == code.format && other.bytes == code.bytes;
            });
            if (!known) codes_.push_back(std::move(code));
        }
    }

    GreyView picture_;
    Work work_;
    std::vector<DecodedCode> codes_;
    std::vector<qr::Suspect> suspects_, looked_at_;
    int unexplained_ = 0; // finder patterns of the last view
    bool saw_suspects_ = false;
};

// The picture at several sizes, made when asked for.
class Sizes {
public:
    explicit Sizes(const GreyView& picture) : picture_(picture) {
        first_factor_ = (longer_side(picture) + comfortable_side - 1) / comfortable_side;
        if (first_factor_ > 1) comfortable_ = shrunk(picture, first_factor_);
    }
    const GreyView& whole() const { return picture_; }
    int factor() const { return first_factor_; }
    GreyView comfortable() const { return first_factor_ > 1 ? comfortable_.view() : picture_; }
    const GreyPicture& half() {
        if (half_.pixels.empty()) half_ = shrunk(comfortable(), 2);
        return half_;
    }

private:
    GreyView picture_;
    int first_factor_ = 1;
    GreyPicture comfortable_, half_;
};

// A look with our own eyes, and a closer one where something looks like a code.
void look(Search& search, const GreyView& view, int factor, int share, const qr::Effort& effort = {}) {
    search.by_own_eyes(view, factor, share, effort);
    if (!search.is_over()) search.at_suspects();
}

bool is_worth_halving(Sizes& sizes) {
    return longer_side(sizes.comfortable()) >= smallest_to_shrink;
}

// Measured on the rendered camera set: those that read most for their time come first.
using Try = void (*)(Search&, Sizes&);
constexpr std::array<Try, 14> tries{
    [](Search& to, Sizes& sizes) { to.by_own_eyes(sizes.comfortable(), sizes.factor(), 12); },
    [](Search& to, Sizes& sizes) {
        if (is_worth_halving(sizes)) look(to, sizes.half().view(), 2 * sizes.factor(), 12);
    },
    [](Search& to, Sizes& sizes) {
        if (is_worth_halving(sizes)) look(to, sizes.half().view(), 2 * sizes.factor(), 50);
    },
    [](Search& to, Sizes& sizes) {
        if (!is_worth_halving(sizes)) return;
        const GreyPicture sharp = sharpened(sizes.half().view(), 4);
        look(to, sharp.view(), 2 * sizes.factor(), 12);
    },
    [](Search& to, Sizes& sizes) { look(to, sizes.comfortable(), sizes.factor(), 25); },
    [](Search& to, Sizes& sizes) { to.by_library(sizes.comfortable()); },
    [](Search& to, Sizes& sizes) {
        if (!is_worth_halving(sizes)) return;
        look(to, shrunk(sizes.comfortable(), 3).view(), 3 * sizes.factor(), 25);
    },
    [](Search& to, Sizes& sizes) { look(to, smoothed(sizes.comfortable()).view(), sizes.factor(), 25); },
    [](Search& to, Sizes& sizes) { look(to, sizes.comfortable(), sizes.factor(), 50); },
    [](Search& to, Sizes& sizes) {
        look(to, sizes.comfortable(), sizes.factor(), 7, {.most_attempts = 4, .bend = true});
    },
    [](Search& to, Sizes& sizes) {
        if (sizes.factor() > 1) look(to, sizes.whole(), 1, 12);
    },
    [](Search& to, Sizes& sizes) {
        if (longer_side(sizes.whole()) > largest_to_double) return;
        const GreyPicture large = doubled(sizes.whole());
        if (longer_side(sizes.whole()) < smallest_to_shrink) to.by_library(large.view());
        if (!to.is_over()) to.by_own_eyes(sharpened(large.view(), 4).view(), 0, 12);
    },
    [](Search& to, Sizes& sizes) { to.by_library_sharpened(sizes.comfortable(), 4); },
    [](Search& to, Sizes& sizes) {
        if (sizes.factor() > 1) to.by_library(sizes.whole());
    },
};

// What else is in a picture in which a code was found.
void search_more(Search& search, Sizes& sizes) {
    if (search.count() > 1 && search.unexplained() > 2) {
        if (sizes.factor() > 1)
            search.by_own_eyes(sizes.whole(), 1, 12);
        else
            search.by_own_eyes(sizes.half().view(), 2, 12);
    }
    search.at_suspects();
}

} // namespace

std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    Search search(picture, Work(steps_for_a_still + steps_for_its_pixel * pixels_of(picture)));
    Sizes sizes(picture);
    for (const auto one_try : tries) {
        one_try(search, sizes);
        if (search.is_over()) break;
    }
    if (search.has_found())
        search_more(search, sizes);
    else if (formats != CodeFormats::qr_only && !search.saw_suspects())
        search.by_library_at_last(
            longer_side(sizes.comfortable()) > 1000 ? sizes.half().view() : sizes.comfortable(), formats);
    return search.take();
}

std::vector<DecodedCode> decode_frame(const GreyView& frame, unsigned turn) {
    if (frame.width <= 0 || frame.height <= 0) return {};
    Search search(frame, Work(steps_for_a_frame));
    switch (turn % frame_turns) {
    case 0: search.by_own_eyes(frame, 1, 12); break;
    case 1: search.by_own_eyes(shrunk(frame, 2).view(), 2, 12); break;
    case 2: search.by_own_eyes(frame, 1, 7, {.most_attempts = 4, .bend = true}); break;
    default: search.by_library(frame); break;
    }
    return search.take();
}

} // namespace drivers
