#include "app/ticket_paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "ui/qr_code.hpp"
#include "view/station_news.hpp"

namespace liaison::app {

using language::Word;

namespace {

constexpr unsigned dots_a_module = 6;        // of the QR code: read by any phone
constexpr std::uint8_t lightest_black = 128; // of a grey pixel that becomes a dot

// The printable width in dots at 203 dpi (receipt-printer.md 1).
int printable_dots(int paper_mm) {
    return paper_mm == 58 ? 384 : 576;
}

class Paper {
public:
    explicit Paper(const PaperContext& context)
        : context_(context), as_page_(context.settings.printer.kind == PrinterKind::cups),
          bytes_(context.settings.printer.large_character_set ? drivers::PrinterFont::gbk
                                                              : drivers::PrinterFont::gb2312) {
        bytes_.initialise().chinese_on().align(drivers::Alignment::centre);
        page_.width = paper_width();
    }

    void line(const std::string& text, unsigned size = 1) {
        const auto language = ui::text_language(context_.words.code());
        if (as_page_) return add_picture(drawn(text, size, language));
        bytes_.size(size, size);
        if (!bytes_.line(text)) add_picture(drawn(text, size, language));
        bytes_.size(1, 1);
    }

    void code(const std::string& text) { code(text, context_.settings.printer.qr); }

    void code(const std::string& text, QrPrinting by) {
        if (text.empty()) return;
        if (as_page_) return draw_code(text); // with its quiet zone
        bytes_.feed_line();
        if (by == QrPrinting::by_kiosk || !bytes_.qr_code(text, dots_a_module)) draw_code(text);
        bytes_.feed_line();
    }

    // In letters that no printer has, whatever the language of the paper.
    void drawn_line(const std::string& text, ui::TextLanguage language) {
        add_picture(drawn(text, 1, language));
    }

    // A bar as wide as the paper: its ends show whether the width is right.
    void ruler() {
        constexpr std::size_t rows = 16;
        drivers::DotPicture bar{paper_width(), {}};
        bar.rows.assign(bar.row_bytes() * rows, 0xFF);
        add_picture(bar);
    }

    drivers::PrintJob finish(const std::string& job_id) {
        if (as_page_) return {job_id, {}, std::move(page_)};
        bytes_.feed_lines(2).cut();
        return {job_id, bytes_.take()};
    }

private:
    std::size_t paper_width() const {
        return static_cast<std::size_t>(printable_dots(context_.settings.printer.paper_mm));
    }

    // In the middle of the paper.
    void add_picture(const drivers::DotPicture& dots) {
        if (!as_page_) {
            bytes_.picture(dots);
            return;
        }
        const std::size_t left = (page_.width - std::min(page_.width, dots.width)) / 2 / 8; // bytes
        for (std::size_t y = 0; y < dots.height(); ++y) {
            drivers::Bytes row(page_.row_bytes(), 0);
            const auto begin = dots.rows.begin() + static_cast<std::ptrdiff_t>(y * dots.row_bytes());
            std::copy_n(begin, std::min(dots.row_bytes(), row.size() - left),
                        row.begin() + static_cast<std::ptrdiff_t>(left));
            page_.rows.insert(page_.rows.end(), row.begin(), row.end());
        }
    }

    // Tibetan, Lisu and rare characters are in no printer's memory: the kiosk's own text engine draws them.
    drivers::DotPicture drawn(const std::string& text, unsigned size, ui::TextLanguage language) {
        const int width = printable_dots(context_.settings.printer.paper_mm);
        const auto layout = context_.engine.set({.text = text,
                                                 .language = language,
                                                 .size_px = 24.0F * static_cast<float>(size),
                                                 .width = static_cast<float>(width)});
        auto bitmap = ui::GreyBitmap::blank(width, static_cast<int>(std::ceil(layout->height)));
        context_.engine.draw(bitmap, *layout, {0, 0, static_cast<float>(width), layout->height},
                             ui::Align::center);
        drivers::DotPicture dots{static_cast<std::size_t>(width), {}};
        dots.rows.assign(dots.row_bytes() * static_cast<std::size_t>(bitmap.height), 0);
        for (std::size_t i = 0; i < bitmap.pixels.size(); ++i) {
            const std::size_t x = i % dots.width, y = i / dots.width;
            if (bitmap.pixels[i] < lightest_black)
                dots.rows[y * dots.row_bytes() + x / 8] |= static_cast<std::uint8_t>(0x80u >> (x % 8));
        }
        return dots;
    }

    void draw_code(const std::string& text) {
        const auto matrix = ui::make_qr(text);
        if (!matrix) return;
        const auto side = static_cast<std::size_t>(matrix->side);
        drivers::Bytes modules(side * side);
        for (std::size_t i = 0; i < modules.size(); ++i)
            modules[i] = matrix->dark[i] ? 1 : 0;
        constexpr std::size_t quiet = 8; // modules: four on each side
        const std::size_t dots = std::clamp<std::size_t>(paper_width() / (side + quiet), 1, dots_a_module);
        add_picture(drivers::draw_modules(modules, side, dots));
    }

    const PaperContext& context_;
    bool as_page_; // all of it drawn: the printer's own letters and codes are out of reach
    drivers::EscPos bytes_;
    drivers::DotPicture page_;
};

std::string deputy_name(const PaperContext& context, const std::string& deputy_id) {
    const domain::Deputy* deputy = context.configuration.find_deputy(deputy_id);
    return deputy ? deputy->name.in(std::string(context.words.code())) : deputy_id;
}

std::string station_name(const PaperContext& context) {
    return context.configuration.station.name.in(std::string(context.words.code()));
}

} // namespace

drivers::PrintJob ticket_paper(const std::string& job_id, const domain::IssuedTicket& issued,
                               const PaperContext& context) {
    const language::Words& words = context.words;
    const auto local = context.configuration.time_zone.to_local(context.now);
    Paper paper(context);
    paper.line(station_name(context));
    paper.line(std::string(words(Word::paper_ticket_title)));
    paper.line(issued.ticket.number, 3);
    paper.line(words(Word::paper_deputy, {{"deputy", deputy_name(context, issued.ticket.deputy_id)}}));
    paper.line(words(Word::paper_time,
                     {{"date", words.short_date(local.day)}, {"time", domain::format_minute(local.minute)}}));
    paper.line(issued.people_ahead == 0
                   ? std::string(words(Word::ticket_next))
                   : words(Word::ticket_ahead, {{"count", std::to_string(issued.people_ahead)}}));
    if (issued.waiting) paper.line(view::waiting_time_words(words, *issued.waiting));
    paper.code(issued.code);
    paper.line(std::string(words(Word::paper_keep)));
    return paper.finish(job_id);
}

drivers::PrintJob booking_paper(const std::string& job_id, const domain::IssuedBooking& issued,
                                const PaperContext& context) {
    const language::Words& words = context.words;
    const auto start = context.configuration.time_zone.to_local(issued.appointment.start);
    Paper paper(context);
    paper.line(station_name(context));
    paper.line(std::string(words(Word::paper_booking_title)));
    paper.line(issued.appointment.number, 3);
    paper.line(words.long_date(start.day));
    paper.line(domain::format_minute(start.minute), 2);
    paper.line(words(Word::paper_deputy, {{"deputy", deputy_name(context, issued.appointment.deputy_id)}}));
    if (issued.appointment.confirmation == domain::Confirmation::asked)
        paper.line(std::string(words(Word::booked_asked)));
    paper.code(issued.code);
    paper.line(std::string(words(Word::paper_bring)));
    return paper.finish(job_id);
}

drivers::PrintJob test_page(const std::string& job_id, const PaperContext& context) {
    const auto local = context.configuration.time_zone.to_local(context.now);
    Paper paper(context);
    paper.ruler();
    paper.line(std::string(context.words(Word::staff_page_title)), 2);
    paper.line(station_name(context));
    paper.line(context.words.short_date(local.day) + " " + domain::format_minute(local.minute));
    for (const char* code : {"zh", "bo", "lis", "nxq", "en"}) {
        const language::Words own(code);
        paper.drawn_line(std::string(own(Word::language_name)), ui::text_language(code));
    }
    // Two codes: the one that a phone cannot read tells how "qr" has to be set.
    if (context.settings.printer.kind != PrinterKind::cups) {
        paper.line(std::string(context.words(Word::staff_page_code_printer)));
        paper.code("TEST-PRINTER", QrPrinting::by_printer);
    }
    paper.line(std::string(context.words(Word::staff_page_code_kiosk)));
    paper.code("TEST-KIOSK", QrPrinting::by_kiosk);
    paper.ruler();
    return paper.finish(job_id);
}

} // namespace liaison::app
