#include "activity_scenes.hpp"

#include <functional>

namespace liaison::gallery {

namespace {

using domain::Activity;
using domain::ActivityKind;
using domain::Satisfaction;
using flow::BallotPhase;
using flow::DeskPhase;
using namespace std::chrono_literals;

void add(std::vector<Scene>& scenes, std::string name, const std::function<void(Stage&)>& prepare) {
    auto stage = std::make_unique<Stage>();
    prepare(*stage);
    scenes.push_back({std::move(name), std::move(stage)});
}

flow::DutyDesk& at_desk(Stage& stage, DeskPhase phase) {
    flow::DutyDesk& desk = stage.state.desk;
    desk = flow::open_desk({}, stage.clock.now);
    desk.phase = phase;
    desk.deputy_id = test::morning_deputy;
    return desk;
}

domain::Day today(const Stage& stage) {
    return stage.configuration.time_zone.to_local(stage.clock.now.wall).day;
}

Activity talk(const Stage& stage) {
    Activity activity{.id = "talk-1",
                      .kind = ActivityKind::policy_talk,
                      .title = {{{"zh", "冬季用火安全和医保缴费政策宣讲"}}},
                      .day = today(stage)};
    activity.when = domain::DayPeriod{9h, 11h};
    return activity;
}

Activity report(const Stage& stage) {
    const auto now = stage.clock.now.wall;
    Activity activity{.id = "report-1",
                      .kind = ActivityKind::report_and_rating,
                      .title = {{{"zh", "代表述职评议会"}}},
                      .day = today(stage)};
    activity.when = domain::DayPeriod{14h + 30min, 16h};
    activity.reporter = test::morning_deputy;
    activity.attendances = {{test::morning_deputy, now - 8min}, {test::afternoon_deputy, now - 3min}};
    return activity;
}

domain::Rating rating(const Stage& stage, int ballots) {
    domain::Rating rating{
        .deputy_id = test::morning_deputy, .opened_at = stage.clock.now.wall - 30min, .ballots = ballots};
    return rating;
}

domain::RatingTotals totals(const Stage& stage, int ballots) {
    domain::RatingTotals totals;
    int less = 0;
    for (const auto& aspect : stage.configuration.rating.aspects) {
        totals.push_back({aspect.code, {ballots - less, less / 2, less - less / 2}});
        less += 4;
    }
    return totals;
}

void add_activities(std::vector<Scene>& scenes) {
    add(scenes, "desk_activities", [](Stage& stage) {
        stage.configuration.activities = {talk(stage)};
        stage.day.activities = {report(stage)};
        at_desk(stage, DeskPhase::activities);
    });
    add(scenes, "desk_activities_none", [](Stage& stage) { at_desk(stage, DeskPhase::activities); });
    add(scenes, "desk_activity_planned", [](Stage& stage) {
        stage.configuration.activities = {talk(stage)};
        at_desk(stage, DeskPhase::activity).activity_id = "talk-1";
    });
    add(scenes, "desk_activity_report", [](Stage& stage) {
        stage.day.activities = {report(stage)};
        flow::DutyDesk& desk = at_desk(stage, DeskPhase::activity);
        desk.activity_id = "report-1";
        desk.notice = flow::DeskNotice::signed_in_to_activity;
    });
    for (const bool over : {false, true})
        add(scenes, over ? "desk_activity_rated" : "desk_activity_rating", [over](Stage& stage) {
            Activity rated = report(stage);
            rated.rating = rating(stage, 37);
            if (over) {
                rated.rating->closed_at = stage.clock.now.wall;
                rated.rating->totals = totals(stage, 37);
            }
            stage.day.activities = {rated};
            at_desk(stage, DeskPhase::activity).activity_id = "report-1";
        });
    add(scenes, "desk_activity_too_few", [](Stage& stage) {
        Activity rated = report(stage);
        rated.rating = rating(stage, 3);
        rated.rating->closed_at = stage.clock.now.wall;
        stage.day.activities = {rated};
        at_desk(stage, DeskPhase::activity).activity_id = "report-1";
    });
}

domain::FigureBook book(const Stage& stage, int year) {
    domain::FigureBook book{.year = year, .today = today(stage)};
    const bool this_year = int{book.today.year()} == year;
    const unsigned months = this_year ? unsigned{book.today.month()} : 12;
    for (unsigned month = 1; month <= months; ++month) {
        const auto count = static_cast<int>(month);
        book.days[std::chrono::year{year} / month / 3] = {count, 30 + count * 7 % 40, 12 + count * 5 % 20,
                                                          8 + count};
    }
    if (this_year) book.days[book.today] = {2, 14, 6, 1};
    return book;
}

void add_figures(std::vector<Scene>& scenes) {
    add(scenes, "desk_figures", [](Stage& stage) {
        flow::DutyDesk& desk = at_desk(stage, DeskPhase::figures);
        desk.figures = book(stage, int{today(stage).year()});
        desk.notice = flow::DeskNotice::exported;
        desk.exported_to = "/media/usb/liaison-figures-room-017-2026.csv";
    });
    add(scenes, "desk_figures_earlier", [](Stage& stage) {
        at_desk(stage, DeskPhase::figures).figures = book(stage, int{today(stage).year()} - 1);
    });
    add(scenes, "desk_figures_empty", [](Stage& stage) {
        flow::DutyDesk& desk = at_desk(stage, DeskPhase::figures);
        desk.figures = domain::FigureBook{.year = int{today(stage).year()}, .today = today(stage)};
        desk.notice = flow::DeskNotice::not_exported;
    });
}

std::vector<domain::OpinionProgress> own_opinions(const Stage& stage) {
    using domain::OpinionStage;
    const auto now = stage.clock.now.wall;
    const auto& category = stage.configuration.categories.front().code;
    std::vector<domain::OpinionProgress> own;
    const auto add = [&](OpinionStage at, domain::WallTime due, const char* words) {
        domain::OpinionProgress opinion{.opinion_id = test::made_up_uuid(static_cast<int>(70 + own.size())),
                                        .raised_at = now - 24h * 60,
                                        .deputy_id = test::morning_deputy,
                                        .category = category,
                                        .words = words};
        opinion.state = {.stage = at, .since = now - 24h * 40, .due = due};
        own.push_back(std::move(opinion));
    };
    add(OpinionStage::assigned, now - 24h * 6,
        "村口的水管每到冬天都会冻裂，希望能换成埋得深一点的管子，不然老人要走很远去背水。");
    add(OpinionStage::consulted, now + 24h * 3, "学校门口没有减速带。");
    add(OpinionStage::answered, now + 24h * 20, "");
    own[0].state.office = "县水务局";
    own[2].state.office = "县交通局";
    own[2].state.answer = "减速带已经装好，并加了提示牌。";
    own[2].state.outcome = "a";
    own[2].state.satisfaction = Satisfaction::fairly;
    using domain::ChainDeed;
    const auto event = [&](ChainDeed deed, int days, const char* office, std::optional<Satisfaction> word) {
        own[2].events.push_back({.deed = deed, .at = now - 24h * days, .office = office, .satisfaction = word});
    };
    event(ChainDeed::assigned, 55, "县教育局", std::nullopt);
    event(ChainDeed::returned, 50, "县教育局", std::nullopt);
    event(ChainDeed::assigned, 48, "县交通局", std::nullopt);
    event(ChainDeed::answered, 9, "县交通局", std::nullopt);
    event(ChainDeed::viewed, 2, test::morning_deputy, Satisfaction::satisfied);
    return own;
}

void add_own_opinions(std::vector<Scene>& scenes) {
    add(scenes, "desk_own_opinions",
        [](Stage& stage) { at_desk(stage, DeskPhase::own_opinions).own_opinions = own_opinions(stage); });
    add(scenes, "desk_own_opinions_none", [](Stage& stage) { at_desk(stage, DeskPhase::own_opinions); });
    for (const std::size_t shown : {std::size_t{0}, std::size_t{2}})
        add(scenes, "desk_own_opinion_" + std::to_string(shown), [shown](Stage& stage) {
            flow::DutyDesk& desk = at_desk(stage, DeskPhase::own_opinion);
            desk.own_opinions = own_opinions(stage);
            desk.own_opinion = shown;
            if (shown == 2) desk.own_opinions[2].state.deputy_view = Satisfaction::satisfied;
        });
}

void add_ballot(
    std::vector<Scene>& scenes, const std::string& name, BallotPhase phase,
    const std::function<void(Stage&, flow::BallotPaper&)>& prepare = [](auto&, auto&) {}) {
    add(scenes, name, [&](Stage& stage) {
        Activity rated = report(stage);
        rated.rating = rating(stage, 12);
        stage.day.activities = {rated};
        flow::BallotPaper& ballot = stage.state.ballot;
        ballot = flow::open_ballot({}, stage.around, stage.clock.now);
        ballot.phase = phase;
        ballot.words.assign(stage.configuration.rating.aspects.size(), std::nullopt);
        prepare(stage, ballot);
    });
}

void add_ballots(std::vector<Scene>& scenes) {
    add(scenes, "welcome_rating", [](Stage& stage) {
        Activity rated = report(stage);
        rated.rating = rating(stage, 12);
        stage.day.activities = {rated};
    });
    add_ballot(scenes, "ballot_identify", BallotPhase::identify);
    add_ballot(scenes, "ballot_identify_wrong", BallotPhase::identify, [](Stage&, flow::BallotPaper& ballot) {
        ballot.typed_number = "99999919560712001";
        ballot.typing_error = domain::IdNumberError::wrong_length;
    });
    add_ballot(scenes, "ballot_rating", BallotPhase::rating, [](Stage&, flow::BallotPaper& ballot) {
        ballot.words[0] = Satisfaction::satisfied;
        ballot.words[1] = Satisfaction::dissatisfied;
    });
    add_ballot(scenes, "ballot_rating_complete", BallotPhase::rating, [](Stage&, flow::BallotPaper& ballot) {
        for (auto& word : ballot.words)
            word = Satisfaction::fairly;
    });
    add_ballot(scenes, "ballot_counted", BallotPhase::counted);
    add_ballot(scenes, "ballot_counted_card", BallotPhase::counted,
               [](Stage& stage, flow::BallotPaper&) { stage.state.visit.card_on_reader = true; });
    add_ballot(scenes, "ballot_has_rated", BallotPhase::has_rated);
    add_ballot(scenes, "ballot_too_late", BallotPhase::too_late);
    add_ballot(scenes, "ballot_not_saved", BallotPhase::not_saved);
}

} // namespace

void add_activity_scenes(std::vector<Scene>& scenes) {
    add_activities(scenes);
    add_figures(scenes);
    add_own_opinions(scenes);
    add_ballots(scenes);
}

} // namespace liaison::gallery
