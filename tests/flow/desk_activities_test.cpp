// A deputy's other work at the desk: activities, own opinions, figures.
#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::ActivityKind;
using test::DeskFixture;

namespace {

// The store does it, and says so.
void store_joins(DeskFixture& f) {
    const auto* join = f.effect<JoinActivity>();
    REQUIRE(join);
    domain::Activity joined = join->activity;
    if (joined.id.empty()) joined.id = test::made_up_uuid(90);
    joined.attendances.push_back({join->deputy_id, f.clock.now.wall});
    std::erase_if(f.day.activities, [&](const auto& a) { return a.id == joined.id; });
    f.day.activities.push_back(joined);
    f.happens(ActivitySaved{f.desk.number, joined});
}

domain::Activity planned(ActivityKind kind) {
    return {
        .id = "plan", .kind = kind, .title = test::text("会", "Meeting"), .day = test::day(test::a_tuesday)};
}

domain::OpinionProgress answered(int number) {
    domain::OpinionProgress opinion;
    opinion.opinion_id = test::made_up_uuid(number);
    opinion.state.stage = domain::OpinionStage::answered;
    opinion.state.answer = "已经修好";
    return opinion;
}

} // namespace

TEST_CASE("activities: three touches after the sign-in, and the deputy's attendance is saved", "[flow][desk]") {
    DeskFixture f;
    f.configuration.activities = {planned(ActivityKind::study)};
    f.sign_in();
    f.touches = 0;
    f.touch(ShowActivities{});
    f.touch(ShowActivity{"plan"});
    f.touch(AttendActivity{});
    CHECK(f.touches == 3);
    CHECK(f.effect<JoinActivity>()->deputy_id == test::morning_deputy);
    CHECK(f.desk.phase == DeskPhase::saving);
    store_joins(f);
    CHECK(f.desk.phase == DeskPhase::activity);
    CHECK(f.desk.notice == DeskNotice::signed_in_to_activity);
    CHECK(shown_activity(f.desk, f.around, f.clock.now.wall)->is_attended_by(test::morning_deputy));
    f.touch(GoBack{});
    f.touch(GoBack{});
    CHECK(f.desk.phase == DeskPhase::list);
    CHECK(f.desk.activity_id.empty());
}

TEST_CASE("activities: one that nobody planned begins with whoever begins it", "[flow][desk]") {
    DeskFixture f;
    f.sign_in();
    f.touch(ShowActivities{});
    f.touch(BeginActivity{ActivityKind::policy_talk});
    const auto* join = f.effect<JoinActivity>();
    CHECK(join->activity.id.empty());
    CHECK(join->activity.begun_by == test::morning_deputy);
    CHECK(join->activity.day == test::day(test::a_tuesday));
    store_joins(f);
    CHECK(todays_activities(f.around, f.clock.now.wall).size() == 1);
}

TEST_CASE("activities: the others sign in with card or badge, and the desk stays whose it is", "[flow][desk]") {
    DeskFixture f;
    f.configuration.activities = {planned(ActivityKind::study)};
    f.sign_in();
    f.touch(ShowActivities{});
    f.touch(ShowActivity{"plan"});
    f.happens(CardRead{test::made_up_visitor()});
    REQUIRE(f.effect<RecogniseCard>());
    CHECK(f.desk.phase == DeskPhase::activity);
    f.happens(DeputyRecognised{f.desk.number, test::afternoon_deputy});
    CHECK(f.effect<JoinActivity>()->deputy_id == test::afternoon_deputy);
    CHECK(f.desk.deputy_id == test::morning_deputy);
    store_joins(f);
    f.happens(CodeScanned{"LZ1D:MZXW6"});
    REQUIRE(f.effect<RecogniseBadge>());
    f.happens(DeputyRecognised{f.desk.number, ""});
    CHECK(f.desk.notice == DeskNotice::stranger);
    CHECK_FALSE(f.effect<JoinActivity>());
    f.happens(CodeScanned{"https://example.org"}); // is nobody's badge
    CHECK(f.effects.empty());
    f.touch(GoBack{});
    f.happens(CardRead{test::made_up_visitor()}); // only where it is asked for
    CHECK(f.effects.empty());
}

TEST_CASE("activities: a report is rated once, and only a report", "[flow][desk]") {
    DeskFixture f;
    f.configuration.activities = {planned(ActivityKind::study)};
    f.sign_in();
    f.touch(ShowActivities{});
    f.touch(ShowActivity{"plan"});
    f.touch(OpenRating{});
    CHECK(f.effects.empty());
    f.configuration.activities = {planned(ActivityKind::report_and_rating)};
    f.touch(OpenRating{});
    REQUIRE(f.effect<BeginRating>());
    domain::Activity rated = f.effect<BeginRating>()->activity;
    rated.rating = domain::Rating{.deputy_id = test::morning_deputy, .opened_at = f.clock.now.wall};
    f.day.activities = {rated};
    f.happens(ActivitySaved{f.desk.number, rated});
    f.touch(OpenRating{});
    CHECK(f.effects.empty());
    f.touch(CloseRating{});
    CHECK(f.effect<EndRating>()->activity_id == "plan");
    f.happens(SaveFailed{f.desk.number, {domain::SaveError::Kind::moved_on, {}, {}}});
    CHECK(f.desk.phase == DeskPhase::activity); // somebody else closed it: it is looked at again
    CHECK(f.desk.notice == DeskNotice::not_saved);
}

TEST_CASE("own opinions: one touch shows them, and the view of an answer is saved", "[flow][desk]") {
    DeskFixture f;
    f.sign_in();
    f.touches = 0;
    f.touch(ShowOwnOpinions{});
    CHECK(f.touches == 1);
    CHECK(f.effect<ListOwnOpinions>()->deputy_id == test::morning_deputy);
    f.happens(OwnOpinionsFound{f.desk.number, {answered(71), domain::OpinionProgress{}}});
    CHECK(f.desk.phase == DeskPhase::own_opinions);
    f.touch(ShowOwnOpinion{5});
    CHECK(f.desk.phase == DeskPhase::own_opinions);
    f.touch(ShowOwnOpinion{1});
    f.touch(SayView{domain::Satisfaction::fairly}); // there is no answer
    CHECK(f.effects.empty());
    f.touch(GoBack{});
    f.touch(ShowOwnOpinion{0});
    f.touch(SayView{domain::Satisfaction::fairly});
    CHECK(f.effect<SaveView>()->opinion_id == test::made_up_uuid(71));
    auto viewed = answered(71);
    viewed.state.deputy_view = domain::Satisfaction::fairly;
    f.happens(ViewSaved{f.desk.number, viewed});
    CHECK(f.desk.shown_own_opinion()->state.deputy_view == domain::Satisfaction::fairly);
    f.touch(GoBack{});
    f.touch(GoBack{});
    CHECK(f.desk.own_opinions.empty()); // the citizens' words are not kept at hand
}

TEST_CASE("figures: one touch shows this year's, earlier years can be looked at, later ones cannot",
          "[flow][desk]") {
    DeskFixture f;
    f.sign_in();
    f.touches = 0;
    f.touch(ShowFigures{2026});
    CHECK(f.touches == 1);
    f.happens(FiguresCounted{f.desk.number, {.year = 2026, .today = test::day(test::a_tuesday)}});
    CHECK(f.desk.phase == DeskPhase::figures);
    f.touch(ShowFigures{2027});
    CHECK(f.effects.empty());
    f.touch(ShowFigures{2025});
    CHECK(f.effect<CountFigures>()->year == 2025);
    f.happens(FiguresCounted{f.desk.number, {.year = 2025, .today = test::day(test::a_tuesday)}});
    f.touch(ExportFigures{});
    CHECK(f.effect<WriteFigures>()->book.year == 2025);
    f.happens(FiguresExported{f.desk.number, "/media/usb/x.csv"});
    CHECK(f.desk.notice == DeskNotice::exported);
    f.touch(ExportFigures{});
    f.happens(FiguresExported{f.desk.number, ""});
    CHECK(f.desk.notice == DeskNotice::not_exported);
    f.touch(GoBack{});
    CHECK_FALSE(f.desk.figures);
}
