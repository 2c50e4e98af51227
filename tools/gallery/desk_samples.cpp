#include "desk_samples.hpp"

namespace liaison::gallery {

void with_sheets(Stage& stage) {
    with_log(stage);
    for (const int number : {400, 401})
        stage.state.desk.draft.log.sheets.push_back(
            {.id = test::made_up_uuid(number), .bytes = 90'000, .taken_at = stage.clock.now.wall});
    stage.state.desk.leaf = flow::LogLeaf::circumstances;
}

void without_camera(Stage& stage) {
    stage.around.camera = flow::DeviceHealth::absent;
    stage.state.desk.leaf = flow::LogLeaf::circumstances;
}

void looking_at_sheet(Stage& stage) {
    with_sheets(stage);
    stage.state.desk.sheet_id = stage.state.desk.draft.log.sheets.back().id;
}

void with_log(Stage& stage) {
    flow::DutyDesk& desk = stage.state.desk;
    desk.draft.ticket_id = desk.ticket_id;
    domain::ReceptionLog& log = desk.draft.log;
    log.language = "bo";
    log.interpreter = true;
    log.present = {domain::Present::family, domain::Present::official};
    log.opinions = {{.category = "water",
                     .grid_cell = "cell-3",
                     .urgency = domain::Urgency::urgent,
                     .words = "村里的饮水管道冬天常冻裂，去年停水三次。希望换埋深一些的管道。"},
                    {.category = "elderly",
                     .grid_cell = "cell-3",
                     .route = domain::OpinionRoute::answered_on_the_spot,
                     .words = "七十岁以上的老人去卫生院路远，问能不能到村里来看。",
                     .answer = "每月第一个星期三，卫生院医生到村委会坐诊。"}};
    desk.caret = desk.text().size();
    for (int i = 1; i <= 4; ++i)
        desk.earlier.push_back({stage.clock.now.wall - std::chrono::hours{24 * 9 * i},
                                i % 2 == 0 ? "deputy-b" : "deputy-a", log.opinions[0]});
}

void correcting(Stage& stage) {
    with_log(stage);
    flow::DutyDesk& desk = stage.state.desk;
    domain::Reception first{.id = test::made_up_uuid(1),
                            .ticket_id = desk.ticket_id,
                            .check_in_id = {},
                            .deputy_id = desk.deputy_id,
                            .begun_at = stage.clock.now.wall,
                            .ended_at = stage.clock.now.wall,
                            .log = desk.draft.log};
    domain::Reception second = first;
    second.version = 2;
    second.correction = domain::Correction{desk.deputy_id, stage.clock.now.wall, "补充内容"};
    desk.versions = {first, second};
    desk.draft.corrects = 2;
    desk.draft.reason = "写错了字";
    desk.leaf = flow::LogLeaf::reason;
    desk.field = flow::LogField::reason;
    desk.caret = desk.text().size();
}

void sign(domain::Autograph& autograph, domain::WallTime now) {
    domain::InkLine wave, stroke;
    for (int i = 0; i <= 60; ++i)
        wave.push_back({300 + i * 18, 330 + (i * 37 % 120) - (i % 7) * 15, i * 16});
    for (int i = 0; i <= 20; ++i)
        stroke.push_back({420 + i * 30, 200 + i * 12, 1200 + i * 16});
    autograph.add(wave, now);
    autograph.add(stroke, now);
}

} // namespace liaison::gallery
