#include "drivers/code_picture/picture_decoder.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "drivers/code_picture/picture_filters.hpp"

namespace drivers {
namespace {

// Beyond this a picture has more pixels than any code needs, and every pass costs.
constexpr int comfortable_side = 1600;
// Doubling helps codes of few pixels; larger pictures hold them rarely and cost four times as much.
constexpr int largest_to_double = 1000;
constexpr int smallest_to_shrink = 300;

class Search {
public:
    explicit Search(CodeFormats formats) : formats_(formats) {}

    void look(const GreyView& picture, Threshold threshold) {
        for (auto& code : find_codes(picture, formats_, threshold))
            add(std::move(code));
        // A second look at changed pixels finds linear codes in mere noise: then only those with a strong
        // check.
        if (formats_ == CodeFormats::all) formats_ = CodeFormats::dense;
    }
    bool has_found() const { return !codes_.empty(); }
    std::vector<DecodedCode> take() { return std::move(codes_); }

private:
    void add(DecodedCode code) {
        const bool known = std::any_of(codes_.begin(), codes_.end(), [&code](const DecodedCode& other) {
            return other.format == code.format && other.bytes == code.bytes;
        });
        if (!known) codes_.push_back(std::move(code));
    }

    CodeFormats formats_;
    std::vector<DecodedCode> codes_;
};

int longer_side(const GreyView& picture) {
    return std::max(picture.width, picture.height);
}

// The costly tries, the most often successful first, until one finds something.
void try_harder(Search& search, const GreyView& picture) {
    using Filter = std::function<GreyPicture(const GreyView&)>;
    const int radius = std::max(8, longer_side(picture) / 24);
    const std::array<Filter, 5> filters{
        [](const GreyView& view) {
            return longer_side(view) <= largest_to_double ? doubled(view) : GreyPicture{};
        },
        [](const GreyView& view) {
            return longer_side(view) >= smallest_to_shrink ? shrunk(view, 2) : GreyPicture{};
        },
        [radius](const GreyView& view) { return thresholded(view, radius); },
        [radius](const GreyView& view) { return sharpened(view, radius / 3); },
        [](const GreyView& view) {
            return longer_side(view) >= smallest_to_shrink ? shrunk(view, 3) : GreyPicture{};
        },
    };
    for (const auto& filter : filters) {
        const GreyPicture changed = filter(picture);
        if (changed.pixels.empty()) continue;
        search.look(changed.view(), Threshold::of_the_neighbourhood);
        search.look(inverted(changed.view()).view(), Threshold::of_the_neighbourhood);
        if (search.has_found()) return;
    }
}

} // namespace

std::vector<DecodedCode> decode_picture(const GreyView& picture, CodeFormats formats, Effort effort) {
    if (picture.width <= 0 || picture.height <= 0) return {};
    Search search(formats);
    search.look(picture, Threshold::of_the_neighbourhood);
    if (effort == Effort::one_pass) return search.take();
    GreyPicture smaller;
    GreyView view = picture;
    if (longer_side(picture) > comfortable_side) {
        smaller = shrunk(picture, longer_side(picture) / comfortable_side + 1);
        view = smaller.view();
        search.look(view, Threshold::of_the_neighbourhood);
    }
    search.look(view, Threshold::of_the_whole);
    search.look(inverted(view).view(), Threshold::of_the_neighbourhood);
    if (!search.has_found()) try_harder(search, view);
    return search.take();
}

} // namespace drivers
