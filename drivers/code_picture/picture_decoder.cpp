#include "drivers/code_picture/picture_decoder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/code_picture/picture_filters.hpp"
#include "drivers/code_picture/qr/qr_reader.hpp"

namespace drivers {
namespace {

// Beyond this a picture has more pixels than most codes need, and every pass costs.
constexpr int comfortable_side = 1600;
// Doubling helps codes of few pixels; larger pictures hold them rarely and cost four times as much.
constexpr int largest_to_double = 700;
constexpr int smallest_to_shrink = 300;

int longer_side(const GreyView& picture) {
    return std::max(picture.width, picture.height);
}

// Half as wide and high, where enough is left to read.
GreyPicture reduced(const GreyView& picture) {
    return shrunk(picture, longer_side(picture) >= 2 * smallest_to_shrink ? 2 : 1);
}

class Search {
public:
    bool has_found() const { return !codes_.empty(); }
    std::size_t count() const { return codes_.size(); }
    std::vector<DecodedCode> take() { return std::move(codes_); }

    void by_library(const GreyView& picture, CodeFormats formats = CodeFormats::qr_only,
                    Threshold threshold = Threshold::of_the_neighbourhood) {
        add(find_codes(picture, formats, threshold));
    }
    // The neighbourhood is a share of the picture: 12 for codes that fill a third of it, 50 for spots of light.
    void by_own_eyes(const GreyView& picture, int share, qr::Effort effort = {}) {
        effort.radius = longer_side(picture) / share;
        for (const auto& code : qr::read_qr_codes(picture, effort).codes)
            add(read_clean_code(code.view()));
    }

private:
    void add(std::vector<DecodedCode> codes) {
        for (auto& code : codes) {
            const bool known = std::any_of(codes_.begin(), codes_.end(), [&code](const DecodedCode& other) {
                return other.format == code.format && other.bytes == code.bytes;
            });
            if (!known) codes_.push_back(std::move(code));
        }
    }

    std::vector<DecodedCode> codes_;
};

// What else is in a picture in which a code was found: another like it, or one that is white on black.
void look_for_more(Search& search, const GreyView& picture) {
    const GreyPicture half = reduced(picture);
    search.by_library(inverted(half.view()).view());
    if (search.count() > 1)
        search.by_own_eyes(picture, 12);
    else
        search.by_own_eyes(half.view(), 12, {.most_corners = 6, .most_attempts = 2});
}

// One kind of try after another, until one finds something.
void try_harder(Search& search, const GreyView& picture) {
    using Try = void (*)(Search&, const GreyView&);
    constexpr std::array<Try, 9> tries{
        [](Search& to, const GreyView& view) { to.by_own_eyes(view, 12); },
        [](Search& to, const GreyView& view) {
            if (longer_side(view) >= smallest_to_shrink) to.by_own_eyes(shrunk(view, 2).view(), 12);
        },
        [](Search& to, const GreyView& view) {
            if (longer_side(view) >= 2 * smallest_to_shrink) to.by_own_eyes(shrunk(view, 3).view(), 12);
        },
        [](Search& to, const GreyView& view) { to.by_library(inverted(reduced(view).view()).view()); },
        [](Search& to, const GreyView& view) { to.by_library(sharpened(view, 4).view()); },
        [](Search& to, const GreyView& view) { to.by_own_eyes(view, 50); },
        [](Search& to, const GreyView& view) {
            if (longer_side(view) > largest_to_double) return;
            const GreyPicture large = doubled(view);
            to.by_library(large.view());
            if (!to.has_found()) to.by_library(inverted(large.view()).view());
        },
        [](Search& to, const GreyView& view) { to.by_own_eyes(view, 7, {.most_attempts = 4, .bend = true}); },
        [](Search& to, const GreyView& view) { to.by_own_eyes(inverted(reduced(view).view()).view(), 12); },
    };
    for (const auto one_try : tries) {
        one_try(search, picture);
        if (search.has_found()) return;
    }
}

} // namespace

std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    Search search;
    GreyPicture smaller;
    GreyView view = picture;
    if (longer_side(picture) > comfortable_side) {
        smaller = shrunk(picture, longer_side(picture) / comfortable_side + 1);
        view = smaller.view();
    }
    search.by_library(view);
    if (!search.has_found() && !smaller.pixels.empty()) search.by_library(picture);
    if (!search.has_found()) try_harder(search, view);
    if (search.has_found())
        look_for_more(search, view);
    else if (formats != CodeFormats::qr_only)
        search.by_library(longer_side(view) > 1000 ? reduced(view).view() : view, CodeFormats::all);
    return search.take();
}

std::vector<DecodedCode> decode_frame(const GreyView& frame, unsigned turn) {
    if (frame.width <= 0 || frame.height <= 0) return {};
    Search search;
    switch (turn % 4) {
    case 0:
    case 2: search.by_library(frame); break;
    case 1: search.by_own_eyes(shrunk(frame, 2).view(), 12); break;
    default: search.by_own_eyes(frame, 12, {.most_corners = 12, .most_attempts = 3}); break;
    }
    return search.take();
}

} // namespace drivers
