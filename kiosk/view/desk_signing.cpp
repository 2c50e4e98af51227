// The log is read to the citizen, who may look on; then both sign with a finger.
#include <array>

#include "ui/button.hpp"
#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "ui/signature_pad.hpp"
#include "view/desk_log.hpp"
#include "view/screens.hpp"

namespace liaison::view {

using flow::Signer;
using ui::Rect;

namespace {

void touch(Screen& screen, Signer signer, decltype(flow::InkEdit::edit) edit) {
    screen.touched = flow::SignLog{{signer, std::move(edit)}};
}

std::vector<ui::InkStroke> ink_of(const domain::Autograph& autograph) {
    std::vector<ui::InkStroke> ink;
    constexpr auto width = static_cast<float>(domain::autograph_width);
    for (const domain::InkLine& line : autograph.lines) {
        ui::InkStroke& stroke = ink.emplace_back();
        for (const domain::InkDot& dot : line)
            stroke.push_back({static_cast<float>(dot.x) / width, static_cast<float>(dot.y) / width});
    }
    return ink;
}

// Each dot's time since the first dot. The first line's end is known by the wall's clock, the times within a
// line by the one that never jumps.
domain::InkLine line_of(const ui::TimedStroke& stroke, const domain::Autograph& before, domain::Now now) {
    constexpr auto width = static_cast<float>(domain::autograph_width);
    const auto since_first = before.is_given()
                                 ? std::chrono::duration_cast<std::chrono::milliseconds>(now.wall - before.at)
                                 : stroke.back().when - stroke.front().when;
    domain::InkLine line;
    for (const ui::TimedPoint& point : stroke) {
        const auto after = since_first - (stroke.back().when - point.when);
        line.push_back({static_cast<int>(point.at.x * width), static_cast<int>(point.at.y * width),
                        static_cast<int>(after.count())});
    }
    return line;
}

struct PadWords {
    Signer signer;
    const char* id;
    Word title;
};

void draw_pad(Screen& screen, Rect area, const PadWords& words, const domain::Autograph& autograph) {
    const ui::Metrics& m = screen.metrics();
    const std::string id = words.id;
    Rect head = area.split_top(m.target, m.gap);
    const float tool = std::max(m.target * 1.8F, head.width * 0.2F);
    if (ui::button(screen.canvas, id + ".clear", head.split_right(tool, m.gap),
                   {.label = screen.words(Word::desk_sign_clear),
                    .style = ui::ButtonStyle::quiet,
                    .enabled = autograph.is_settled()}))
        touch(screen, words.signer, flow::ClearInk{});
    if (ui::button(screen.canvas, id + ".undo", head.split_right(tool, m.gap),
                   {.label = screen.words(Word::desk_sign_undo),
                    .style = ui::ButtonStyle::quiet,
                    .enabled = autograph.is_given()}))
        touch(screen, words.signer, flow::TakeBackInk{});
    screen.canvas.text(head, screen.words(words.title),
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
    if (words.signer == Signer::visitor) { // who cannot or will not sign says why with one touch
        using enum domain::Declined;
        constexpr std::array reasons{cannot_write, does_not_wish, had_to_leave};
        constexpr std::array names{Word::desk_declined_cannot, Word::desk_declined_wish,
                                   Word::desk_declined_left};
        const auto cells =
            ui::columns(area.split_bottom(m.target, m.gap), static_cast<int>(reasons.size()), m.gap);
        for (std::size_t i = 0; i < reasons.size(); ++i)
            if (ui::chip(screen.canvas, std::string("declined:") + domain::to_string(reasons.at(i)), cells[i],
                         screen.words(names.at(i)), autograph.declined == reasons.at(i)))
                touch(screen, words.signer, flow::DeclineInk{reasons.at(i)});
    }
    ui::SigningState nobody;
    const auto written =
        ui::signing_pad(screen.canvas, id, area, ink_of(autograph), screen.words(Word::desk_sign_hint),
                        screen.signing ? *screen.signing : nobody, screen.now.monotonic.since_start);
    if (written) touch(screen, words.signer, flow::AddInk{line_of(*written, autograph, screen.now)});
}

// "接待用语 藏语 · 有翻译 · 家属 · 来访人要求保密"
std::string circumstances(const Screen& screen, const domain::ReceptionLog& log) {
    std::string line = std::string(screen.words(Word::desk_spoken)) + " " + language_name(log.language);
    const auto add = [&](Word word) { line += " · " + std::string(screen.words(word)); };
    if (log.interpreter) add(Word::desk_interpreter);
    for (const domain::Present who : log.present)
        add(present_word(who));
    if (log.confidential) add(Word::desk_confidential);
    return line;
}

// In the size in which a citizen reads who looks across the desk.
void draw_read_back(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    ui::panel(screen.canvas, area);
    area = area.inset(m.grid(3), m.grid(2));
    struct Line {
        std::string text;
        ui::TextStyle style;
        float gap;
    };
    std::vector<Line> lines;
    const auto& opinions = desk.draft.log.opinions;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        const std::string number = opinions.size() > 1 ? std::to_string(i + 1) + ". " : "";
        lines.push_back({number + opinion_facts(screen, opinions[i]),
                         {.weight = ui::Weight::bold, .color = screen.theme().accent_text},
                         m.grid(1)});
        lines.push_back({opinions[i].words, {.role = ui::TextRole::heading, .balance = false}, m.grid(1)});
        if (!opinions[i].answer.empty())
            lines.push_back({screen.words(Word::desk_answer_line, {{"text", opinions[i].answer}}),
                             {.role = ui::TextRole::heading, .balance = false},
                             m.grid(1)});
        lines.back().gap = m.grid(4);
    }
    lines.push_back({circumstances(screen, desk.draft.log), {.color = screen.theme().ink_soft}, 0});
    const float width = area.width - m.grid(3);
    float total = 0;
    for (const Line& line : lines)
        total += screen.canvas.measure_text(line.text, line.style, width).height + line.gap;
    ui::scroll_area(
        screen.canvas, "read_back", area, total,
        [&](const Rect& content) {
            float y = content.y;
            for (const Line& line : lines) {
                const float height = screen.canvas.measure_text(line.text, line.style, width).height;
                const Rect place{content.x, y, width, height + 1};
                if (!place.intersect(area).empty()) screen.canvas.text(place, line.text, line.style);
                y += height + line.gap;
            }
        },
        ui::Backdrop::surface);
}

void draw_foot(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const bool ready = desk.draft.log.is_signed();
    if (ui::button(screen.canvas, "back", area.split_left(std::max(area.width * 0.18F, m.target * 2.2F), m.gap),
                   {.label = screen.words(Word::desk_change),
                    .icon = ui::Icon::pencil,
                    .style = ui::ButtonStyle::quiet}))
        screen.touched = flow::GoBack{};
    if (ui::button(screen.canvas, "keep_log", area.split_right(area.width * 0.5F, m.gap),
                   {.label = screen.words(Word::desk_keep),
                    .icon = ui::Icon::check,
                    .style = ui::ButtonStyle::primary,
                    .enabled = ready,
                    .role = ui::TextRole::heading}))
        screen.touched = flow::KeepLog{};
    const bool failed = desk.notice == flow::DeskNotice::not_saved;
    const Word words = failed ? Word::desk_not_saved : ready ? Word::desk_sign_ready : Word::desk_sign_missing;
    screen.canvas.text(area, screen.words(words),
                       {.color = failed ? screen.theme().accent_text : screen.theme().ink_soft,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 2});
}

} // namespace

void draw_desk_signing(Screen& screen, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    Rect area = draw_desk_frame(screen, screen.words(Word::desk_read_back), desk);
    draw_foot(screen, area.split_bottom(m.target * 1.2F, m.gap), desk);
    Rect read = area, sign = area;
    if (m.portrait())
        read = sign.split_top(area.height * 0.36F, m.grid(3));
    else
        read = sign.split_left(area.width * 0.48F, m.grid(4));
    draw_read_back(screen, read, desk);
    const float declined = m.target + m.gap; // the visitor's block is higher by the ways not to sign
    const Rect visitor = sign.split_top((sign.height - m.gap + declined) / 2, m.gap);
    draw_pad(screen, visitor, {Signer::visitor, "sign_visitor", Word::desk_sign_visitor},
             desk.draft.log.visitor);
    draw_pad(screen, sign, {Signer::deputy, "sign_deputy", Word::desk_sign_deputy}, desk.draft.log.deputy);
}

} // namespace liaison::view
