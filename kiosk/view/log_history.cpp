// What was written before: by this visitor at other receptions, and in the versions of a log that is corrected.
#include <array>

#include "ui/chip.hpp"
#include "ui/paint.hpp"
#include "ui/scroll_list.hpp"
#include "view/desk_log.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct Line {
    std::string text;
    ui::TextStyle style;
};

ui::TextStyle soft(const Screen& screen) {
    return {.role = ui::TextRole::small, .color = screen.theme().ink_soft};
}

// Texts one below the other, as long as they are, under a finger that scrolls.
void draw_lines(Screen& screen, const std::string& id, Rect area, const std::vector<Line>& lines) {
    const ui::Metrics& m = screen.metrics();
    const float width = area.width - m.grid(3);
    std::vector<float> heights;
    float total = 0;
    for (const Line& line : lines) {
        heights.push_back(line.text.empty() ? m.grid(2)
                                            : screen.canvas.measure_text(line.text, line.style, width).height +
                                                  m.grid(0.75F));
        total += heights.back();
    }
    ui::scroll_area(screen.canvas, id, area, total, [&](const Rect& content) {
        float y = content.y;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Rect place{content.x, y, width, heights[i]};
            if (lines[i].text.empty())
                ui::separator(screen.canvas, place);
            else if (!place.intersect(area).empty())
                screen.canvas.text(place, lines[i].text, lines[i].style);
            y += heights[i];
        }
    });
}

void add_opinion(const Screen& screen, const domain::Opinion& opinion, std::vector<Line>& lines) {
    lines.push_back({opinion_facts(screen, opinion), soft(screen)});
    lines.push_back({opinion.words, {}});
    if (!opinion.answer.empty())
        lines.push_back({screen.words(Word::desk_answer_line, {{"text", opinion.answer}}), {}});
}

std::string moment(const Screen& screen, domain::WallTime time) {
    return screen.relative_day(time) + " " + screen.clock_time(time);
}

void add_version(const Screen& screen, const domain::Reception& version, std::vector<Line>& lines) {
    const auto& correction = version.correction;
    const std::string deputy = screen.deputy_name(correction ? correction->deputy_id : version.deputy_id);
    const std::string time = moment(screen, correction ? correction->at : version.ended_at);
    lines.push_back(
        {screen.words(Word::desk_correction_line,
                      {{"version", std::to_string(version.version)}, {"deputy", deputy}, {"time", time}}),
         {.weight = ui::Weight::bold, .color = screen.theme().accent_text}});
    if (correction) lines.push_back({correction->reason, soft(screen)});
    if (version.log.no_matter) lines.push_back({std::string(screen.words(Word::desk_no_matter)), {}});
    for (const domain::Opinion& opinion : version.log.opinions)
        if (!version.log.no_matter) add_opinion(screen, opinion, lines);
    lines.push_back({});
}

} // namespace

void draw_earlier(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    const Rect hint = area.split_bottom(m.text_small * 2.8F, m.grid(1));
    screen.canvas.text(hint, screen.words(Word::desk_earlier_hint), soft(screen));
    if (desk.earlier.empty()) {
        screen.canvas.text(area, screen.words(Word::desk_earlier_none), {.color = screen.theme().ink_soft});
        return;
    }
    std::vector<Line> lines;
    for (const domain::EarlierOpinion& earlier : desk.earlier) {
        lines.push_back({moment(screen, earlier.raised_at) + " · " + screen.deputy_name(earlier.deputy_id),
                         {.weight = ui::Weight::bold, .color = screen.theme().accent_text}});
        add_opinion(screen, earlier.opinion, lines);
        lines.push_back({});
    }
    draw_lines(screen, "earlier", area, lines);
}

void draw_correction(Screen& screen, Rect area, const flow::DutyDesk& desk) {
    const ui::Metrics& m = screen.metrics();
    constexpr std::array reasons{Word::desk_reason_typo, Word::desk_reason_missing, Word::desk_reason_category,
                                 Word::desk_reason_wish};
    Rect chips = area.split_top(log_heading_height(screen) + m.target, m.grid(2));
    draw_log_heading(screen, chips, Word::desk_correction_reason);
    const auto cells = ui::columns(chips, static_cast<int>(reasons.size()), m.gap);
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const std::string reason(screen.words(reasons.at(i)));
        if (ui::chip(screen.canvas, "reason:" + std::to_string(i), cells[i], reason,
                     desk.draft.reason == reason))
            screen.touched = flow::EditLog{flow::SetReason{reason}};
    }
    draw_log_heading(screen, area, Word::desk_correction_versions);
    std::vector<Line> lines;
    for (auto version = desk.versions.rbegin(); version != desk.versions.rend(); ++version)
        add_version(screen, *version, lines);
    draw_lines(screen, "versions", area, lines);
}

} // namespace liaison::view
