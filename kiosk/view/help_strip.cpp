#include "view/help_strip.hpp"

#include <vector>

#include "ui/button.hpp"
#include "ui/tool_button.hpp"

namespace liaison::view {

using ui::Rect;

namespace {

struct Tool {
    const char* id;
    Word word;
    ui::Icon icon;
    flow::Touch touch;
    bool on = false;
};

// In the order in which they stand. A tool that the visit does not allow at the moment is not there.
std::vector<Tool> tools_of(const Screen& screen) {
    const flow::DisplayChoice display = screen.visit->display_or(screen.around.usual_display);
    std::vector<Tool> tools{
        {"tool:larger", Word::help_larger, ui::Icon::text_size, flow::ToggleLargeText{}, display.large_text},
        {"tool:contrast", Word::help_contrast, ui::Icon::contrast, flow::ToggleHighContrast{},
         display.high_contrast},
        {"tool:lower", Word::help_lower, ui::Icon::wheelchair, flow::LowerScreen{}, display.lowered},
    };
    std::erase_if(tools, [&](const Tool& tool) { return !flow::may_touch(screen.visit->phase, tool.touch); });
    return tools;
}

} // namespace

void draw_languages(Screen& screen, Rect area) {
    if (screen.visit && !flow::may_touch(screen.visit->phase, flow::ChooseLanguage{})) return;
    const auto& languages = screen.around.configuration.languages;
    const auto cells = ui::columns(area, static_cast<int>(languages.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < languages.size(); ++i) {
        const std::string& code = languages[i];
        const language::Words own(code);
        if (ui::language_button(screen.canvas, "language:" + code, cells[i], own(Word::language_name),
                                ui::text_language(code), code == screen.words.code()))
            screen.touched = flow::ChooseLanguage{code};
    }
}

float language_strip_width(const Screen& screen) {
    const auto count = static_cast<float>(screen.around.configuration.languages.size());
    return count * screen.metrics().target * 1.5F + (count - 1) * screen.metrics().gap;
}

void draw_tools(Screen& screen, Rect area) {
    if (!screen.visit) return;
    const auto tools = tools_of(screen);
    if (tools.empty()) return;
    const auto cells = ui::columns(area, static_cast<int>(tools.size()), screen.metrics().gap);
    for (std::size_t i = 0; i < tools.size(); ++i) {
        const Tool& tool = tools[i];
        if (ui::tool_button(screen.canvas, tool.id, cells[i],
                            {.label = screen.words(tool.word), .icon = tool.icon, .on = tool.on}))
            screen.touched = tool.touch;
    }
}

} // namespace liaison::view
