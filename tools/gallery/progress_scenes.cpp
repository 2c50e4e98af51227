#include "progress_scenes.hpp"

#include <functional>

namespace liaison::gallery {

namespace {

using domain::OpinionStage;
using namespace std::chrono_literals;

domain::OpinionProgress opinion_of(const Stage& stage, OpinionStage at) {
    const auto now = stage.clock.now.wall;
    domain::OpinionProgress opinion;
    opinion.opinion_id = test::made_up_uuid(71);
    opinion.raised_at = now - 24h * 40;
    opinion.deputy_id = test::morning_deputy;
    opinion.category = stage.configuration.categories.front().code;
    opinion.state = {.stage = at, .since = now - 24h * 10, .due = now + 24h * 20};
    if (at > OpinionStage::first_review) opinion.state.office = "县水务局";
    if (at >= OpinionStage::answered)
        opinion.state.answer = "已派人到现场查看，管道将在入冬前换成埋深一米二的新管，费用由县里承担。";
    return opinion;
}

void add(std::vector<Scene>& scenes, std::string name,
         const std::function<void(Stage&, flow::OpinionLook&)>& prepare) {
    auto stage = std::make_unique<Stage>();
    stage->state.visit.phase = flow::VisitPhase::progress;
    prepare(*stage, stage->state.visit.look);
    scenes.push_back({std::move(name), std::move(stage)});
}

} // namespace

void add_progress_scenes(std::vector<Scene>& scenes) {
    for (const auto at : {OpinionStage::first_review, OpinionStage::assigned, OpinionStage::consulted,
                          OpinionStage::answered, OpinionStage::followed_up})
        add(scenes, std::string("progress_") + domain::to_string(at),
            [at](Stage& stage, flow::OpinionLook& look) { look.opinions = {opinion_of(stage, at)}; });
    add(scenes, "progress_overdue", [](Stage& stage, flow::OpinionLook& look) {
        look.opinions = {opinion_of(stage, OpinionStage::assigned), opinion_of(stage, OpinionStage::answered),
                         opinion_of(stage, OpinionStage::consulted)};
        look.opinions[0].state.due = stage.clock.now.wall - 24h;
    });
    for (const auto word : {domain::Satisfaction::satisfied, domain::Satisfaction::dissatisfied})
        add(scenes, std::string("progress_said_") + domain::to_string(word),
            [word](Stage& stage, flow::OpinionLook& look) {
                const bool again = word == domain::Satisfaction::dissatisfied;
                look.opinions = {opinion_of(stage, again ? OpinionStage::assigned : OpinionStage::followed_up)};
                look.opinions[0].state.satisfaction = word;
                look.just_said = true;
            });
    add(scenes, "progress_none", [](Stage&, flow::OpinionLook&) {});
    add(scenes, "on_duty_with_opinions", [](Stage& stage, flow::OpinionLook& look) {
        stage.state.visit.phase = flow::VisitPhase::on_duty;
        look.opinions = {opinion_of(stage, OpinionStage::assigned)};
    });
}

} // namespace liaison::gallery
