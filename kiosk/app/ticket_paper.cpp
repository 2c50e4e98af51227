#include "app/ticket_paper.hpp"

#include <cmath>

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
    explicit Paper(const PaperContext& context) : context_(context), bytes_(drivers::PrinterFont::gb2312) {
        bytes_.initialise().chinese_on().align(drivers::Alignment::centre);
    }

    void line(const std::string& text, unsigned size = 1) {
        bytes_.size(size, size);
        if (!bytes_.line(text)) bytes_.picture(drawn(text, size));
        bytes_.size(1, 1);
    }

    void code(const std::string& text) {
        if (text.empty()) return;
        bytes_.feed_line();
        if (!bytes_.qr_code(text, dots_a_module)) return;
        bytes_.feed_line();
    }

    std::vector<drivers::Piece> finish() {
        bytes_.feed_lines(2).cut();
        return bytes_.take();
    }

private:
    // Tibetan, Lisu and rare characters are in no printer's memory: the kiosk's own text engine draws them.
    drivers::DotPicture drawn(const std::string& text, unsigned size) {
        const int width = printable_dots(context_.paper_mm);
        const auto layout = context_.engine.set({.text = text,
                                                 .language = ui::text_language(context_.words.code()),
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

    const PaperContext& context_;
    drivers::EscPos bytes_;
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
    paper.code(issued.code);
    paper.line(std::string(words(Word::paper_keep)));
    return {job_id, paper.finish()};
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
    paper.code(issued.code);
    paper.line(std::string(words(Word::paper_bring)));
    return {job_id, paper.finish()};
}

} // namespace liaison::app
