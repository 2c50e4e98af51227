#include "picture_scenes.hpp"

#include <cmath>
#include <functional>

namespace liaison::gallery {

namespace {

using flow::VisitPhase;

domain::Asset made_up_asset(char digit) {
    return {.sha256 = std::string(64, digit), .bytes = 1};
}

void add(std::vector<Scene>& scenes, std::string name, const std::function<void(Stage&)>& prepare) {
    auto stage = std::make_unique<Stage>();
    for (domain::Notice& notice : stage->configuration.notices)
        notice.picture = made_up_asset('a');
    for (domain::Deputy& deputy : stage->configuration.deputies)
        deputy.portrait = made_up_asset('b');
    prepare(*stage);
    scenes.push_back({std::move(name), std::move(stage)});
}

ui::Color hills_at(float x, float y) {
    const float near = 0.72F + 0.08F * std::sin(x * 5), far = 0.5F + 0.12F * std::sin(x * 9 + 1);
    if (y > near) return {88, 120, 74};
    if (y > far) return {120, 148, 128};
    return {static_cast<std::uint8_t>(150 + 80 * y), static_cast<std::uint8_t>(190 + 40 * y), 226};
}

ui::Color person_at(float x, float y) {
    const float across = x - 0.5F, head = y - 0.4F, body = y - 1.1F;
    if (across * across + head * head < 0.04F) return {214, 176, 148};
    if (across * across * 0.7F + body * body < 0.2F) return {72, 84, 120};
    return {222, 214, 200};
}

} // namespace

ui::Image made_up_picture(view::PictureUse use) {
    const bool is_portrait = use == view::PictureUse::portrait;
    ui::Image image{is_portrait ? 320 : 960, is_portrait ? 320 : 640, {}};
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const float across = static_cast<float>(x) / static_cast<float>(image.width);
            const float down = static_cast<float>(y) / static_cast<float>(image.height);
            const ui::Color color = is_portrait ? person_at(across, down) : hills_at(across, down);
            image.rgba.insert(image.rgba.end(), {color.red, color.green, color.blue, 255});
        }
    return image;
}

void add_picture_scenes(std::vector<Scene>& scenes) {
    add(scenes, "welcome_picture", [](Stage&) {});
    for (int page = 0; page < 4; ++page)
        add(scenes, "idle_picture_" + std::to_string(page),
            [page](Stage& stage) { stage.clock.advance(flow::idle_after + page * view::idle_page_stays); });
    add(scenes, "on_duty_picture", [](Stage& stage) { stage.state.visit.phase = VisitPhase::on_duty; });
    add(scenes, "choose_slot_picture", [](Stage& stage) {
        stage.state.visit.phase = VisitPhase::choose_slot;
        stage.state.visit.deputy_id = test::morning_deputy;
    });
    add(scenes, "desk_pin_picture", [](Stage& stage) {
        stage.state.desk.phase = flow::DeskPhase::enter_pin;
        stage.state.desk.deputy_id = test::morning_deputy;
    });
}

} // namespace liaison::gallery
