#include "typing/character_model.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace liaison::typing {
namespace {

// A file that claims more is not ours.
constexpr std::uint32_t most_prototypes = 200'000;
constexpr std::uint32_t most_dimensions = feature_count;

constexpr std::size_t first_look = 32;    // dimensions
constexpr std::size_t second_look = 2000; // prototypes

template <class Value>
bool read_values(std::istream& in, Value* values, std::size_t count) {
    in.read(reinterpret_cast<char*>(values), static_cast<std::streamsize>(count * sizeof(Value)));
    return in.good();
}

template <class Value>
bool read_values(std::istream& in, std::vector<Value>& values, std::size_t count) {
    values.resize(count);
    return read_values(in, values.data(), count);
}

} // namespace

tl::expected<CharacterModel, std::string> CharacterModel::read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const auto bad = [&](const char* why) { return tl::unexpected(file.string() + ": " + why); };
    std::uint32_t head[4] = {};
    if (!in || !read_values(in, head, 4)) return bad("cannot be read");
    if (head[0] != 0x57484B4C || head[1] != version) return bad("not a model of this version");
    if (head[2] == 0 || head[2] > most_prototypes || head[3] == 0 || head[3] > most_dimensions)
        return bad("sizes that cannot be");
    CharacterModel model;
    model.dimensions_ = head[3];
    const bool whole = read_values(in, &model.scale_, 1) && read_values(in, model.mean_, feature_count) &&
                       read_values(in, model.projection_, feature_count * model.dimensions_) &&
                       read_values(in, model.characters_, head[2]) &&
                       read_values(in, model.penalties_, head[2]) &&
                       read_values(in, model.coordinates_, head[2] * model.dimensions_);
    if (!whole) return bad("ends too early");
    return model;
}

std::vector<char32_t> CharacterModel::recognise(const Ink& ink, std::size_t most) const {
    InkFeatures features = ink_features(ink);
    if (std::all_of(features.begin(), features.end(), [](float f) { return f == 0; })) return {};
    for (std::size_t i = 0; i < feature_count; ++i)
        features[i] -= mean_[i];
    std::vector<int> wanted(dimensions_);
    for (std::size_t d = 0; d < dimensions_; ++d) {
        float sum = 0;
        for (std::size_t i = 0; i < feature_count; ++i)
            sum += projection_[d * feature_count + i] * features[i];
        wanted[d] = static_cast<int>(std::clamp(std::round(sum * scale_), -400.0F, 400.0F));
    }
    return best_characters(nearest(wanted), most);
}

// A first look at the most telling directions alone; only what comes near is compared in all.
std::vector<CharacterModel::Near> CharacterModel::nearest(const std::vector<int>& wanted) const {
    const std::size_t first = std::min(first_look, dimensions_);
    const float unit = 1 / (scale_ * scale_);
    const auto distance = [&](std::uint32_t prototype, std::size_t from, std::size_t to) {
        const std::int8_t* place = coordinates_.data() + prototype * dimensions_;
        int sum = 0;
        for (std::size_t d = from; d < to; ++d)
            sum += (wanted[d] - place[d]) * (wanted[d] - place[d]);
        return static_cast<float>(sum) * unit;
    };
    std::vector<Near> all(characters_.size());
    for (std::uint32_t p = 0; p < all.size(); ++p)
        all[p] = {distance(p, 0, first) + penalties_[p], p};
    const auto closer = [](const Near& a, const Near& b) { return a.distance < b.distance; };
    const std::size_t enough = std::min(all.size(), second_look);
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(enough - 1), all.end(), closer);
    all.resize(enough);
    for (Near& near : all)
        near.distance += distance(near.prototype, first, dimensions_);
    std::sort(all.begin(), all.end(), closer);
    return all;
}

std::vector<char32_t> CharacterModel::best_characters(const std::vector<Near>& near, std::size_t most) const {
    std::vector<char32_t> best; // several prototypes may be of one character
    for (std::size_t i = 0; i < near.size() && best.size() < most; ++i) {
        const char32_t character = characters_[near[i].prototype];
        if (std::find(best.begin(), best.end(), character) == best.end()) best.push_back(character);
    }
    return best;
}

} // namespace liaison::typing
