// Our glyphs are HarfBuzz's own, glyph by glyph and place by place, also where lines were cut.
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

#include "catch.hpp"
#include "ui/shaper.hpp"
#include "ui/text_engine.hpp"

using namespace liaison::ui;

namespace {

struct Glyph {
    std::uint32_t id;
    std::uint32_t cluster;
    float advance, dx, dy; // em
};

// What `hb-shape FILE TEXT` prints, from the font's file alone.
std::vector<Glyph> harfbuzz(const FontSource& source, const std::string& text, TextLanguage language) {
    hb_blob_t* blob = hb_blob_create_from_file(source.file.c_str());
    hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(source.index));
    hb_font_t* font = hb_font_create(face);
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.c_str(), -1, 0, -1);
    const std::string tag(language_tag(language));
    hb_buffer_set_language(buffer, hb_language_from_string(tag.c_str(), -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(font, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer, &count);
    const float em = source.scale / static_cast<float>(hb_face_get_upem(face));
    std::vector<Glyph> glyphs;
    for (unsigned i = 0; i < count; ++i)
        glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(places[i].x_advance) * em,
                          static_cast<float>(places[i].x_offset) * em,
                          static_cast<float>(places[i].y_offset) * em});
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return glyphs;
}

} // namespace

TEST_CASE("Shaping: every glyph, place and cluster is HarfBuzz's own") {
    const struct {
        Family family;
        TextLanguage language;
        const char* text;
    } rows[] = {
        {Family::tibetan, TextLanguage::tibetan, "བསྒྲུབས་"},
        {Family::tibetan, TextLanguage::tibetan, "རྫོགས་"},
        {Family::tibetan, TextLanguage::tibetan, "སྤྱི་"},
        {Family::tibetan, TextLanguage::tibetan, "ཧཱུྃ"},
        {Family::tibetan, TextLanguage::tibetan, "བརྒྱུད་སྐྱེས་རྒྱལ་ཁྲིམས་"},
        {Family::tibetan, TextLanguage::tibetan, "བཀྲ་ཤིས་བདེ་ལེགས།"},
        {Family::tibetan, TextLanguage::tibetan, "༢༠༢༦ལོའི་ཟླ་༡༡ཚེས་༢༥"},
        {Family::lisu, TextLanguage::lisu, "ꓡꓲꓸꓢꓴꓽꓕꓳꓼ"},
        {Family::lisu, TextLanguage::lisu, "ꓥꓪꓹꓠꓬꓲꓺ꓾ꓐꓬꓳꓻ꓿"},
        {Family::latin, TextLanguage::naxi, "Naqxi geezheeq, sheifeizhel haqma"},
        {Family::latin, TextLanguage::naxi, "q\u0300 e\u0301 ü\u030C ŋ\u0304 ɯ˧˥"},
        {Family::latin, TextLanguage::english, "AVATAR To Ty office affine fjord"},
        {Family::han, TextLanguage::chinese, "您好，今天（星期三）。"},
        {Family::han, TextLanguage::chinese, "“代表”——2026年11月25日…"},
    };
    FontSet fonts(FontCatalogue::debian());
    FontCatalogue catalogue = FontCatalogue::debian();
    Shaper shaper(fonts);
    for (const auto& row : rows) {
        for (const Weight weight : {Weight::regular, Weight::bold}) {
            INFO(row.text << (weight == Weight::bold ? " bold" : ""));
            const auto expected = harfbuzz(catalogue.of(row.family, weight), row.text, row.language);
            const ShapedText ours = shaper.shape(row.text, row.language, weight);
            CHECK(ours.missing == 0);
            REQUIRE(ours.glyphs.size() == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                INFO("glyph " << i);
                CHECK(ours.glyphs[i].face / 2 == static_cast<int>(row.family));
                CHECK(ours.glyphs[i].glyph == expected[i].id);
                CHECK(ours.glyphs[i].cluster == expected[i].cluster);
                CHECK(ours.glyphs[i].advance == Approx(expected[i].advance).margin(1e-5));
                CHECK(ours.glyphs[i].dx == Approx(expected[i].dx).margin(1e-5));
                CHECK(ours.glyphs[i].dy == Approx(expected[i].dy).margin(1e-5));
            }
        }
    }
}

TEST_CASE("Shaping: a line cut out of a paragraph looks as if it had been shaped alone") {
    TextEngine engine;
    FontSet fonts(FontCatalogue::debian());
    Shaper alone(fonts);
    const struct {
        TextLanguage language;
        const char* text;
    } rows[] = {
        {TextLanguage::tibetan, "བཀྲ་ཤིས་བདེ་ལེགས། བསྒྲུབས་པའི་རྫོགས་ཆེན་སྤྱི་ཚོགས་ཧཱུྃ།།"},
        {TextLanguage::english, "AVAVAVAVAVAVAVAV Tyrol, office ffifflffi To We."},
        {TextLanguage::chinese, "您好，今天（星期三）想办什么事？“签到”、“预约”——请选。"},
        {TextLanguage::lisu, "ꓥꓪꓽ ꓠꓬꓲꓽ ꓕꓳꓼ꓾ ꓡꓲ-ꓢꓴ ꓐꓬꓳꓻ꓿"},
    };
    for (const auto& row : rows) {
        for (float width = 40; width < 500; width += 23) {
            const auto layout = engine.set({row.text, row.language, Weight::regular, 28, width});
            for (const TextLine& line : layout->lines) {
                const std::string text = std::string(row.text).substr(line.begin, line.end - line.begin);
                INFO(text << " at " << width);
                // Alone it is of no script, and HarfBuzz joins the dashes of Chinese only.
                if (text == "——") continue;
                const ShapedText expected = alone.shape(text, row.language, Weight::regular);
                REQUIRE(line.glyph_count == expected.glyphs.size());
                float pen = 0;
                for (std::size_t i = 0; i < line.glyph_count; ++i) {
                    const PlacedGlyph& placed = layout->glyphs[line.first_glyph + i];
                    CHECK(placed.glyph == expected.glyphs[i].glyph);
                    CHECK(placed.x == Approx((pen + expected.glyphs[i].dx) * 28).margin(0.01));
                    pen += expected.glyphs[i].advance;
                }
            }
        }
    }
}

TEST_CASE("Shaping: only lines that are cut at an unsafe place are shaped again") {
    TextEngine engine;
    const TextRequest wide{"您好今天星期三想办什么事请选一项签到预约", TextLanguage::chinese, Weight::regular,
                           28, 900};
    engine.set(wide);
    const std::size_t before = engine.counters().shapings;
    for (float width = 60; width < 500; width += 20) {
        TextRequest narrow = wide;
        narrow.width = width;
        engine.set(narrow);
    }
    // Han characters do not touch each other: any cut is safe.
    CHECK(engine.counters().shapings == before);
}
