// Sheets of paper at the desk: photographed, looked at, left out again.
#include "catch.hpp"
#include "desk_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::DeskFixture;

namespace {

domain::Sheet made_up_sheet(int number, const DeskFixture& f) {
    return {test::made_up_uuid(number), std::string(64, 'a'), 90'000, f.clock.now.wall};
}

void begin_reception(DeskFixture& f) {
    f.somebody_waits();
    f.sign_in();
    f.call_and_receive();
    f.touch(EditLog{SetCategory{"water"}});
    f.touch(AddText{"测试"});
}

void photograph(DeskFixture& f, int number) {
    f.touch(PhotographSheet{});
    REQUIRE(f.desk.photographs());
    f.touch(TakeSheet{});
    REQUIRE(f.effect<KeepSheet>()->ticket_id == f.desk.ticket_id);
    CHECK(f.desk.photographs()); // until it is on disk
    f.happens(SheetKept{f.desk.number, made_up_sheet(number, f)});
}

} // namespace

TEST_CASE("sheets: two touches photograph one, and it lies with the log", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.touches = 0;
    photograph(f, 300);
    CHECK(f.touches == 2);
    CHECK(f.desk.phase == DeskPhase::sheet);
    CHECK_FALSE(f.desk.photographs());
    CHECK(f.effect<ReadSheet>()->sheet_id == test::made_up_uuid(300)); // what is kept is what is looked at
    CHECK(f.effect<SaveDraft>()->draft.log.sheets.size() == 1);
    f.touch(GoBack{});
    CHECK(f.desk.phase == DeskPhase::reception);
    f.touch(FinishReception{});
    CHECK(f.desk.phase == DeskPhase::signing);
}

TEST_CASE("sheets: one that was photographed after signing has the log signed again", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(FinishReception{});
    f.touch(SignLog{{Signer::visitor, AddInk{{{1, 1, 0}, {50, 50, 9}}}}});
    REQUIRE(f.desk.draft.log.visitor.is_settled());
    f.touch(GoBack{});
    photograph(f, 300);
    CHECK_FALSE(f.desk.draft.log.visitor.is_settled());
}

TEST_CASE("sheets: one that is looked at can be left out, and only that one", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    photograph(f, 300);
    f.touch(PhotographSheet{});
    f.touch(TakeSheet{});
    f.happens(SheetKept{f.desk.number, made_up_sheet(301, f)});
    f.touch(GoBack{});
    f.touch(ShowSheet{7});
    CHECK(f.desk.phase == DeskPhase::reception);
    f.touch(ShowSheet{0});
    f.touch(DropSheet{});
    CHECK(f.desk.phase == DeskPhase::reception);
    REQUIRE(f.desk.draft.log.sheets.size() == 1);
    CHECK(f.desk.draft.log.sheets[0].id == test::made_up_uuid(301));
}

TEST_CASE("sheets: a full disk or a camera that shows nothing leaves the log as it was", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(PhotographSheet{});
    f.touch(TakeSheet{});
    f.happens(SaveFailed{f.desk.number, {}});
    CHECK(f.desk.photographs());
    CHECK(f.desk.notice == DeskNotice::not_saved);
    CHECK(f.desk.draft.log.sheets.empty());
    f.touch(GoBack{});
    CHECK(f.desk.draft.log.opinions[0].words == "测试");
}

TEST_CASE("sheets: without a camera and beyond the limit nothing is photographed", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.around.camera = DeviceHealth::absent;
    f.touch(PhotographSheet{});
    CHECK(f.desk.phase == DeskPhase::reception);
    f.around.camera = DeviceHealth::working;
    for (int i = 0; i < static_cast<int>(domain::most_sheets); ++i)
        f.desk.draft.log.sheets.push_back(made_up_sheet(300 + i, f));
    f.touch(PhotographSheet{});
    CHECK(f.desk.phase == DeskPhase::reception);
}

TEST_CASE("sheets: an answer that comes after the deputy has left is dropped", "[flow][desk]") {
    DeskFixture f;
    begin_reception(f);
    f.touch(PhotographSheet{});
    f.touch(TakeSheet{});
    const auto session = f.desk.number;
    f.desk.last_activity = {};
    f.clock.now.monotonic = f.clock.now.monotonic + desk_locks_after;
    f.happens(Tick{});
    REQUIRE_FALSE(f.desk.is_open());
    f.happens(SheetKept{session, made_up_sheet(300, f)});
    CHECK_FALSE(f.desk.is_open());
    CHECK(f.desk.draft.log.sheets.empty());
}
