#include <fmt/format.h>

#include "ui/button.hpp"
#include "ui/motion.hpp"
#include "ui/paint.hpp"
#include "ui/pattern.hpp"
#include "ui/text_stack.hpp"
#include "view/help_strip.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

float way_width(const Screen& screen, float room) {
    return std::max(screen.metrics().target * 1.9F, room * 0.13F);
}

// Back and home, which belong to the question.
void draw_ways(Screen& screen, Rect left, Rect right, const FrameParts& parts) {
    if (parts.back &&
        ui::button(
            screen.canvas, "back", left,
            {.label = screen.words(Word::back), .icon = ui::Icon::arrow_left, .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoBack{};
    if (parts.home &&
        ui::button(
            screen.canvas, "home", right,
            {.label = screen.words(Word::home), .icon = ui::Icon::home, .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoHome{};
}

void draw_head(Screen& screen, Rect head) {
    const ui::Metrics& m = screen.metrics();
    if (!m.portrait()) draw_languages(screen, head.split_right(language_strip_width(screen), m.grid(4)));
    screen.canvas.text(head.split_right(m.text_body * 3.2F, m.grid(2)), screen.clock_time(screen.now.wall),
                       {.weight = ui::Weight::bold,
                        .align = ui::Align::right,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    screen.canvas.text(head, screen.station_name(),
                       {.role = ui::TextRole::small,
                        .weight = ui::Weight::bold,
                        .color = screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 2});
}

} // namespace

const ui::Picture* Screen::picture_of(std::string_view deputy_id) const {
    const domain::Deputy* deputy = around.configuration.find_deputy(deputy_id);
    return pictures && deputy && deputy->portrait ? pictures->find({PictureUse::portrait, *deputy->portrait})
                                                  : nullptr;
}

std::string Screen::deputy_name(std::string_view deputy_id) const {
    const domain::Deputy* deputy = around.configuration.find_deputy(deputy_id);
    return deputy ? deputy->name.in(language()) : std::string(deputy_id);
}

void draw_lowered_top(Screen& screen) {
    const ui::Metrics& m = screen.metrics();
    if (m.top <= 0) return ui::woven_band(screen.canvas, {0, 0, m.width, m.grid(2)});
    const float band = m.grid(2);
    ui::fill(screen.canvas, {0, 0, m.width, m.top - band}, screen.theme().surface_low);
    ui::woven_band(screen.canvas, {0, m.top - band, m.width, band});
}

ui::Rect draw_frame(Screen& screen, const FrameParts& parts) {
    const ui::Metrics& m = screen.metrics();
    draw_lowered_top(screen);
    Rect area = m.content();
    draw_head(screen, area.split_top(m.portrait() ? m.text_small * 3 : m.target, m.grid(2)));
    if (m.portrait()) {
        draw_tools(screen, area.split_bottom(m.target, m.gap));
        draw_languages(screen, area.split_bottom(m.target, m.grid(2)));
        ui::separator(screen.canvas, area.split_bottom(m.line, m.grid(2)));
        Rect ways = area.split_bottom(m.target, m.grid(3));
        const float width = std::max(way_width(screen, ways.width), ways.width * 0.3F);
        draw_ways(screen, ways.split_left(width), ways.split_right(width), parts);
    } else {
        Rect foot = area.split_bottom(m.target, m.grid(3));
        const float width = way_width(screen, foot.width);
        const Rect left = foot.split_left(width, m.grid(4));
        const Rect right = foot.split_right(width, m.grid(4));
        draw_ways(screen, left, right, parts);
        draw_tools(screen, foot);
    }
    screen.question_begins = ui::motion_mark(screen.canvas);
    Rect title = area.split_top(m.text_title * 1.5F, m.grid(2));
    const Rect used = screen.canvas.text(title, parts.title,
                                         {.role = ui::TextRole::title,
                                          .weight = ui::Weight::bold,
                                          .vertical = ui::VerticalAlign::middle,
                                          .most_lines = 2});
    ui::gold_rule(screen.canvas, {used.x, title.bottom() + m.grid(0.5F)}, m.grid(10));
    area.split_top(m.grid(2));
    return area;
}

ReadAndTouch split_for_reach(const Screen& screen, ui::Rect area, float share) {
    const ui::Metrics& m = screen.metrics();
    ReadAndTouch parts;
    if (m.portrait()) {
        const float lowest_reading = m.height * 0.4F; // what acts is in the lower 60 % of the screen
        parts.read = area.split_top(std::max(lowest_reading - area.y - m.grid(4), area.height * share * 0.8F),
                                    m.grid(4));
    } else {
        parts.read = area.split_left(area.width * share, m.grid(6));
    }
    parts.touch = area;
    return parts;
}

void draw_facts(Screen& screen, ui::Rect area, const std::vector<Fact>& facts) {
    const ui::Metrics& m = screen.metrics();
    const float icon_size = m.text_heading;
    const Rect signs = area.split_left(icon_size, m.grid(2.5F));
    std::vector<ui::StackLine> lines;
    for (const Fact& fact : facts) {
        lines.push_back({std::string(fact.label),
                         {.role = ui::TextRole::small, .color = screen.theme().ink_soft},
                         m.grid(0.5F)});
        lines.push_back({fact.value, {.weight = ui::Weight::bold}, m.grid(3)});
    }
    const auto places = ui::text_stack(screen.canvas, area, lines, ui::VerticalAlign::middle);
    for (std::size_t i = 0; i < facts.size(); ++i)
        screen.canvas.icon({signs.x, places[2 * i].y, icon_size, icon_size * 1.3F}, facts[i].icon,
                           screen.theme().accent_text, icon_size);
}

void touch_key(Screen& screen, const std::optional<ui::Stroke>& stroke) {
    if (!stroke) return;
    if (stroke->key == ui::Key::backspace)
        screen.touched = flow::EraseKey{};
    else if (stroke->text.size() == 1)
        screen.touched = flow::PressKey{stroke->text[0]};
}

void draw_keeper_corner(Screen& screen, Rect head) {
    if (!screen.hold) return;
    // To the very edge, where a finger finds a corner without looking.
    const float top = screen.metrics().reach().y;
    const float side = screen.metrics().target * 1.5F;
    const Rect corner{0, top, head.x + side, head.y + std::min(side, head.height) - top};
    if (ui::held_long(screen.canvas, "keeper_corner", corner, *screen.hold, screen.now.monotonic.since_start,
                      flow::keeper_opens_after))
        screen.touched = flow::OpenKeeper{};
}

std::string keeper_line(const Screen& screen) {
    std::string line;
    const auto add = [&](const std::string& code, std::string_view words) {
        line += (line.empty() ? "" : "  ·  ") + std::string(words) + " (" + code + ")";
    };
    const KeeperNews& news = screen.keeper;
    if (screen.around.store_trouble)
        add("S1", screen.words(Word::keeper_store));
    else if (news.disk_short)
        add("S2", screen.words(Word::keeper_disk));
    if (!news.configuration_code.empty())
        add(news.configuration_code, screen.words(Word::keeper_configuration));
    if (news.reader_ill) add("R1", screen.words(Word::keeper_reader));
    if (news.scanner_ill) add("Q1", screen.words(Word::keeper_scanner));
    if (news.printer_without_paper)
        add("P1", screen.words(Word::keeper_printer_paper));
    else if (news.printer_ill)
        add("P2", screen.words(Word::keeper_printer));
    if (!news.unprinted_numbers.empty() && screen.now.monotonic < news.unprinted_until) {
        std::string numbers;
        for (const std::string& number : news.unprinted_numbers)
            numbers += (numbers.empty() ? "" : " ") + number;
        add("P3", screen.words(Word::keeper_unprinted, {{"numbers", numbers}}));
    }
    if (news.sound_ill) add("A1", screen.words(Word::keeper_sound));
    if (news.county_silent)
        add("N1",
            screen.words(Word::keeper_offline, {{"count", std::to_string(screen.around.day.unsent_records)}}));
    return line;
}

} // namespace liaison::view
