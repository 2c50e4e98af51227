// A full screen of mixed scripts, 1920x1080: ten paragraphs of the kiosk's own words in each of its five
// languages, shaped and set as a screen does it (wrapped, balanced, shrunk until they fit). Cold: by an engine
// that has opened no font yet. Cached: the same screen again. Beside it HarfBuzz alone, which neither breaks
// lines nor finds fonts. Processor time of the one thread, so that a busy machine does not count.
#include <algorithm>
#include <ctime>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

#include "language/words.hpp"
#include "lines.hpp"
#include "ui/text_engine.hpp"

using namespace liaison;
using language::Word;

namespace {

constexpr float column_px = 1920.0F / 5;
constexpr float paragraph_px = 1080.0F / 10;
constexpr float body_px = 28;
constexpr float floor_px = 20;

struct Paragraph {
    std::string text;
    ui::TextLanguage language;
    ui::Family family; // that draws most of it
};

ui::Family family_of(ui::TextLanguage language) {
    switch (language) {
    case ui::TextLanguage::chinese: return ui::Family::han;
    case ui::TextLanguage::tibetan: return ui::Family::tibetan;
    case ui::TextLanguage::lisu: return ui::Family::lisu;
    case ui::TextLanguage::naxi:
    case ui::TextLanguage::english: return ui::Family::latin;
    }
    return ui::Family::latin;
}

std::vector<Paragraph> full_screen() {
    std::vector<Paragraph> screen;
    for (const language::WordTable& table : language::word_tables()) {
        const ui::TextLanguage written = ui::text_language(table.code);
        for (const Word word :
             {Word::consent_what_card, Word::consent_why_text, Word::consent_how_long_text,
              Word::identify_card_text, Word::identify_code_text, Word::problem_limit_text,
              Word::problem_damaged_text, Word::ticket_not_printed, Word::booked_text, Word::still_there_text})
            screen.push_back({std::string(language::Words(table.code)(word)), written, family_of(written)});
    }
    return screen;
}

double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Work>
double time_of(const Work& work) {
    const double start = milliseconds();
    work();
    return milliseconds() - start;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void set_screen(ui::TextEngine& engine, const std::vector<Paragraph>& screen) {
    for (const Paragraph& paragraph : screen)
        engine.fit({paragraph.text, paragraph.language, ui::Weight::regular, body_px, 0, 0, true},
                   {column_px, paragraph_px}, floor_px);
}

// Opens the four files and shapes each paragraph once.
void shape_only(const std::vector<Paragraph>& screen) {
    ui::FontCatalogue catalogue = ui::FontCatalogue::debian();
    std::map<ui::Family, hb_font_t*> fonts;
    for (const Paragraph& paragraph : screen) {
        hb_font_t*& font = fonts[paragraph.family];
        if (font == nullptr) {
            const ui::FontSource& source = catalogue.of(paragraph.family, ui::Weight::regular);
            hb_blob_t* blob = hb_blob_create_from_file(source.file.c_str());
            hb_face_t* face = hb_face_create(blob, static_cast<unsigned>(source.index));
            font = hb_font_create(face);
            hb_face_destroy(face);
            hb_blob_destroy(blob);
        }
        hb_buffer_t* buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, paragraph.text.c_str(), -1, 0, -1);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(font, buffer, nullptr, 0);
        hb_buffer_destroy(buffer);
    }
    for (const auto& [family, font] : fonts)
        hb_font_destroy(font);
}

} // namespace

int main(int argc, char** argv) {
    const int rounds = benchmarks::is_quick(argc, argv) ? 5 : 41;
    const auto screen = full_screen();
    std::vector<double> cold, cached, alone;
    for (int round = 0; round < rounds; ++round) {
        const auto engine = std::make_unique<ui::TextEngine>();
        cold.push_back(time_of([&] { set_screen(*engine, screen); }));
        cached.push_back(time_of([&] { set_screen(*engine, screen); }));
        alone.push_back(time_of([&] { shape_only(screen); }));
    }
    benchmarks::tell("a full screen of text, cold", median(cold), "ms",
                     {"HarfBuzz alone, no lines, no fallback", median(alone)}, "value <= 15");
    benchmarks::tell("a full screen of text, cached", median(cached), "ms", {}, "value <= 1");
    return 0;
}
