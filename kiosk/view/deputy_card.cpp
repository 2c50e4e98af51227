#include "view/deputy_card.hpp"

#include "ui/portrait.hpp"
#include "ui/text_stack.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

std::string spoken_languages(const Screen& screen, const domain::Deputy& deputy) {
    std::string list;
    for (const std::string& code : deputy.languages) {
        const Word word = code == "zh"    ? Word::spoken_zh
                          : code == "bo"  ? Word::spoken_bo
                          : code == "lis" ? Word::spoken_lis
                          : code == "nxq" ? Word::spoken_nxq
                                          : Word::spoken_en;
        list += (list.empty()                  ? ""
                 : screen.words.code() == "zh" ? "、"
                                               : ", ") +
                std::string(screen.words(word));
    }
    return list;
}

} // namespace

void draw_deputy_card(Screen& screen, Rect area, std::string_view deputy_id) {
    const ui::Metrics& m = screen.metrics();
    const domain::Deputy* deputy = screen.around.configuration.find_deputy(deputy_id);
    const std::string name = screen.deputy_name(deputy_id);
    const float portrait = std::min({area.height, m.text_title * 2.8F, area.width * 0.26F});
    const Rect picture = area.split_left(portrait, m.grid(3));
    ui::portrait(screen.canvas, {picture.x, picture.y, portrait, portrait}, name, screen.picture_of(deputy_id));
    std::vector<ui::StackLine> lines{
        {name, {.role = ui::TextRole::heading, .weight = ui::Weight::bold}, m.grid(0.5F)}};
    if (deputy) {
        const std::string& fields = deputy->fields.in(screen.language());
        const std::string languages = spoken_languages(screen, *deputy);
        lines.push_back({deputy->seat.in(screen.language()), {.color = screen.theme().ink_soft}, m.grid(0.5F)});
        if (!fields.empty())
            lines.push_back({screen.words(Word::on_duty_fields, {{"fields", fields}}),
                             {.role = ui::TextRole::small},
                             m.grid(0.5F)});
        if (!languages.empty())
            lines.push_back({screen.words(Word::on_duty_speaks, {{"languages", languages}}),
                             {.role = ui::TextRole::small}});
    }
    ui::text_stack(screen.canvas, area, lines);
}

void draw_deputy_line(Screen& screen, Rect area, std::string_view deputy_id) {
    const std::string name = screen.deputy_name(deputy_id);
    ui::portrait(screen.canvas, area.split_left(area.height, screen.metrics().grid(2)), name,
                 screen.picture_of(deputy_id));
    screen.canvas.text(area, name,
                       {.role = ui::TextRole::heading,
                        .weight = ui::Weight::bold,
                        .vertical = ui::VerticalAlign::middle,
                        .most_lines = 1});
}

} // namespace liaison::view
