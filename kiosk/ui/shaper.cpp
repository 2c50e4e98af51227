#include "ui/shaper.hpp"

#include <algorithm>
#include <memory>

#include <hb.h>

#include "ui/utf8.hpp"

namespace liaison::ui {

struct Shaper::Run {
    std::uint32_t begin;
    std::uint32_t end;
    FaceId face;
    hb_script_t script;
};

namespace {

struct DestroyBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

bool belongs_to_any_script(hb_script_t script) {
    return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN;
}

hb_script_t script_of(const std::vector<char32_t>& cluster) {
    for (const char32_t c : cluster) {
        const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
        if (!belongs_to_any_script(script)) return script;
    }
    return HB_SCRIPT_COMMON;
}

std::vector<char32_t> characters_of(std::string_view cluster) {
    std::vector<char32_t> characters;
    for (std::size_t at = 0; at < cluster.size();) {
        const DecodedCharacter character = decode_utf8(cluster, at);
        characters.push_back(character.code_point);
        at += character.length;
    }
    return characters;
}

constexpr float box_advance = 0.7F;      // em
constexpr std::uint32_t blank_glyph = 1; // of a face that is not there: only 0 is a box

bool is_space(std::string_view text, std::uint32_t offset) {
    const char32_t c = decode_utf8(text, offset).code_point;
    return c == ' ' || c == 0x3000 || c == 0x200B || (c >= 0x2000 && c <= 0x200A && c != 0x2007);
}

} // namespace

ShapedText Shaper::shape(std::string text, TextLanguage language, Weight weight) {
    ShapedText whole;
    whole.text = std::move(text);
    whole.clusters = breaker_.clusters(whole.text);
    whole.breaks = breaker_.lines(whole.text, language);
    whole.glyphs = shape_range(whole, 0, static_cast<std::uint32_t>(whole.text.size()), language, weight);
    whole.missing = static_cast<std::size_t>(
        std::ranges::count_if(whole.glyphs, [](const ShapedGlyph& glyph) { return glyph.glyph == 0; }));
    return whole;
}

std::vector<ShapedGlyph> Shaper::shape_range(const ShapedText& whole, std::uint32_t begin, std::uint32_t end,
                                             TextLanguage language, Weight weight) {
    std::vector<ShapedGlyph> glyphs;
    for (const Run& run : itemize(whole, begin, end, language, weight))
        shape_run(whole, run, language, glyphs);
    return glyphs;
}

// Neighbouring clusters that one face draws in one script make a run.
std::vector<Shaper::Run> Shaper::itemize(const ShapedText& whole, std::uint32_t begin, std::uint32_t end,
                                         TextLanguage language, Weight weight) {
    std::vector<Run> runs;
    auto at = std::ranges::lower_bound(whole.clusters, begin);
    for (; at != whole.clusters.end() && *at < end; ++at) {
        const std::uint32_t stop = std::next(at) == whole.clusters.end() ? end : std::min(*std::next(at), end);
        const std::string_view cluster = std::string_view(whole.text).substr(*at, stop - *at);
        if (cluster == "\n") continue;
        const std::vector<char32_t> characters = characters_of(cluster);
        const FaceId face = fonts_->choose(characters, language, weight);
        const hb_script_t script = script_of(characters);
        const bool joins = !runs.empty() && runs.back().end == *at && runs.back().face == face &&
                           (script == runs.back().script || belongs_to_any_script(script) ||
                            belongs_to_any_script(runs.back().script));
        if (!joins) {
            runs.push_back({*at, stop, face, script});
            continue;
        }
        runs.back().end = stop;
        if (belongs_to_any_script(runs.back().script)) runs.back().script = script;
    }
    return runs;
}

void Shaper::shape_run(const ShapedText& whole, const Run& run, TextLanguage language,
                       std::vector<ShapedGlyph>& glyphs) {
    const FontFace* face = fonts_->face(run.face);
    if (face == nullptr) {
        // No font at all: a box for each cluster shows that there is text, and counts as missing.
        for (auto at = std::ranges::lower_bound(whole.clusters, run.begin);
             at != whole.clusters.end() && *at < run.end; ++at) {
            const bool blank = is_space(whole.text, *at);
            glyphs.push_back({blank ? blank_glyph : 0, *at, box_advance, 0, 0, run.face, false, blank});
        }
        return;
    }
    const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
    hb_buffer_add_utf8(buffer.get(), whole.text.data(), static_cast<int>(run.end), run.begin,
                       static_cast<int>(run.end - run.begin));
    hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), run.script);
    const std::string_view tag = language_tag(language);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(tag.data(), static_cast<int>(tag.size())));
    hb_shape(face->shaper(), buffer.get(), nullptr, 0);
    ++calls_;
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const float em = face->em_per_unit();
    for (unsigned i = 0; i < count; ++i) {
        const bool unsafe = (hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(positions[i].x_advance) * em,
                          static_cast<float>(positions[i].x_offset) * em,
                          static_cast<float>(positions[i].y_offset) * em, run.face, unsafe,
                          is_space(whole.text, infos[i].cluster)});
    }
}

} // namespace liaison::ui
