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
    bool enabled = true;
};

// Whose words are read: the visitor's own, or Chinese where their language has no voice, or nobody's.
Tool speak_tool(const Screen& screen) {
    const auto voice = flow::reading_language(screen.visit->language, screen.around);
    const Word word = !voice                             ? Word::help_speak_none
                      : *voice == screen.visit->language ? Word::help_speak
                                                         : Word::help_speak_chinese;
    const bool reads = screen.help && screen.help->reading;
    return {"tool:speak", word, ui::Icon::speaker, flow::SpeakScreen{}, reads, voice.has_value()};
}

// Its word is the sign, on every screen, that the keeper is on the way.
Tool keeper_tool(const Screen& screen) {
    const bool called = screen.help && screen.help->call;
    return {"tool:keeper", called ? Word::help_keeper_called : Word::help_keeper, ui::Icon::bell,
            flow::CallKeeper{}, called};
}

void draw_tool(Screen& screen, const Rect& place, const Tool& tool) {
    if (ui::tool_button(
            screen.canvas, tool.id, place,
            {.label = screen.words(tool.word), .icon = tool.icon, .on = tool.on, .enabled = tool.enabled}))
        screen.touched = tool.touch;
}

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
    tools.push_back(speak_tool(screen));
    tools.push_back(keeper_tool(screen));
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
    const ui::Metrics& m = screen.metrics();
    const auto count = static_cast<float>(tools.size());
    const float widest = count * std::max(m.target * 2.4F, m.text_small * 11) + (count - 1) * m.gap;
    const auto cells = ui::columns(area.centered(std::min(area.width, widest), area.height),
                                   static_cast<int>(tools.size()), m.gap);
    for (std::size_t i = 0; i < tools.size(); ++i)
        draw_tool(screen, cells[i], tools[i]);
}

void draw_speak_tool(Screen& screen, Rect area) {
    Tool tool = speak_tool(screen);
    tool.id = "tool:speak_notice"; // the strip's own lies covered below
    draw_tool(screen, area, tool);
}

void draw_keeper_tool(Screen& screen, Rect area) {
    draw_tool(screen, area, keeper_tool(screen));
}

} // namespace liaison::view
