// Handwriting, on hands that the model never saw: its templates come from one Kai face; these are the lines of
// other faces, LXGW WenKai (drawn like a pen) and Long Cang (a real running hand). Only which stroke comes
// after which is taken from the templates' source, never a point.
#include <algorithm>
#include <map>

#include "catch.hpp"
#include "domain/text.hpp"
#include "engines_fixture.hpp"
#include "stroke_file.hpp"
#include "typing_support/glyph_ink.hpp"
#include "typing_support/stroke_order.hpp"
#include "words.hpp"
#include "writer.hpp"

using namespace liaison;
using test::shared_engines;
using typing::Ink;
using typing_data::Hand;

namespace {

constexpr std::size_t common_count = 3500;
// Every seventh is enough to see a change of one percent; LIAISON_ALL_CHARACTERS=1 takes them all.
std::size_t step() {
    return std::getenv("LIAISON_ALL_CHARACTERS") != nullptr ? 1 : 7;
}

std::vector<char32_t> common_characters() {
    std::map<char32_t, double> frequency;
    for (const auto& word : typing_data::read_dictionary(GENERAL_WORDS))
        for (const char32_t character : domain::code_points(word.text))
            frequency[character] += word.weight;
    std::vector<std::pair<double, char32_t>> ranked;
    for (const auto& [character, weight] : frequency)
        ranked.emplace_back(weight, character);
    std::sort(ranked.rbegin(), ranked.rend());
    std::vector<char32_t> common;
    for (std::size_t i = 0; i < common_count; i += step())
        common.push_back(ranked[i].second);
    return common;
}

struct Sample {
    char32_t character;
    Ink strokes; // in the order of writing
};

std::vector<Sample> samples_of(const char* folder, const char* ending) {
    static const auto model_strokes = [] {
        std::map<char32_t, Ink> strokes;
        for (auto& character : typing_data::read_strokes(STROKE_DATA))
            strokes[character.character] = std::move(character.strokes);
        return strokes;
    }();
    const typing_support::GlyphInk font(std::string(OTHER_HANDS) + "/" + folder, ending);
    std::vector<Sample> samples;
    for (const char32_t character : common_characters()) {
        Ink strokes = font.strokes(character);
        const auto order = model_strokes.find(character);
        if (strokes.empty() || order == model_strokes.end()) continue;
        samples.push_back({character, typing_support::in_stroke_order(strokes, order->second)});
    }
    return samples;
}

// The share of samples that are among the first ten.
double share_found(const std::vector<Sample>& samples, const Hand& hand) {
    std::mt19937 random(1);
    std::size_t found = 0;
    for (const Sample& sample : samples) {
        const auto best =
            shared_engines()->handwriting->recognise(typing_data::write(sample.strokes, hand, random), 10);
        found += std::find(best.begin(), best.end(), sample.character) != best.end() ? 1 : 0;
    }
    const double share = static_cast<double>(found) / static_cast<double>(samples.size());
    WARN("found " << found << " of " << samples.size());
    return share;
}

} // namespace

TEST_CASE("handwriting: a pen's face in any order, joined, small, slanted and shaky", "[typing][slow]") {
    REQUIRE(shared_engines()->handwriting);
    const auto samples = samples_of("lxgw-wenkai-webfont/files", "lxgwwenkai-regular-subset-0.woff2");
    REQUIRE(samples.size() > 400);
    CHECK(share_found(samples, {.any_order = true}) >= 0.90);
    CHECK(share_found(samples, {.joins = 0.6F, .haste = 0.4F}) >= 0.90);
    CHECK(share_found(samples, {.slant = 0.25F, .tremor = 0.008F, .any_order = true}) >= 0.88);
    CHECK(share_found(samples, {.joins = 0.95F, .haste = 0.5F}) >= 0.80); // the whole character in one line
}

TEST_CASE("handwriting: a real running hand", "[typing][slow]") {
    const auto samples = samples_of("@fontsource/long-cang/files", "400-normal.woff2");
    REQUIRE(samples.size() > 400);
    CHECK(share_found(samples, {.slant = 0, .turn = 0, .stretch = 0, .places = 0, .sizes = 0, .bend = 0}) >=
          0.78);
}

TEST_CASE("handwriting: the order, number and sense of strokes, size and place leave no trace", "[typing]") {
    const Ink one{{{0, 0}, {100, 0}}, {{50, -40}, {50, 60}}, {{50, 0}, {0, 50}}, {{50, 0}, {100, 50}}};
    Ink other{{{50, 0}, {100, 50}}, {{50, 60}, {50, -40}}, {{0, 50}, {50, 0}}, {{100, 0}, {0, 0}}};
    const auto& model = *shared_engines()->handwriting;
    const auto expected = model.recognise(one, 10);
    CHECK(model.recognise(other, 10) == expected);
    for (auto& stroke : other)
        for (auto& point : stroke)
            point = {point.x * 0.03F + 7, point.y * 0.03F - 900};
    CHECK(model.recognise(other, 10) == expected);
    CHECK(std::find(expected.begin(), expected.end(), U'木') != expected.end());
}

TEST_CASE("handwriting: ink that is none, and ink beyond reason", "[typing]") {
    const auto& model = *shared_engines()->handwriting;
    CHECK(model.recognise({}, 10).empty());
    CHECK(model.recognise({{}}, 10).empty());
    CHECK(model.recognise({{{5, 5}}}, 10).empty());
    CHECK(model.recognise({{{5, 5}, {5, 5}}}, 10).empty());
    CHECK(model.recognise({{{0, 0}, {1e6F, 1e6F}, {-1e6F, 3}}}, 10).size() == 10);
    CHECK(model.recognise({{{0, 0}, {1e-4F, 0}}}, 10).size() == 10);
}
