#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

namespace {

const std::string right = "999999195607120019", wrong = "999999195607120018";

void begin_typing(VisitFixture& f) {
    f.touch(ChooseLanguage{"zh"});
    f.touch(TypeNumber{});
}

domain::Visitor typed_visitor(const std::string& number) {
    return {"", number, "key-of-" + number, domain::IdentifiedBy::typed_number};
}

} // namespace

TEST_CASE("typing: a right number is recognised", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type(right);
    f.touch(SubmitNumber{});
    const auto* ask = f.effect<RecogniseNumber>();
    REQUIRE(ask);
    CHECK(ask->number == right);
    f.happens(NumberRecognised{ask->visit, typed_visitor(right)});
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.visitor.person_key == "key-of-" + right);
}

TEST_CASE("typing: mistyped, then right", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type(wrong);
    f.touch(SubmitNumber{});
    CHECK(f.effects.empty());
    CHECK(f.visit.phase == VisitPhase::type_number);
    CHECK(f.visit.typing_error == domain::IdNumberError::wrong_check_character);
    CHECK(f.visit.typed_number == wrong); // not to be typed all over again
    f.touch(EraseKey{});
    CHECK_FALSE(f.visit.typing_error);
    f.touch(PressKey{'9'});
    f.touch(SubmitNumber{});
    CHECK(f.effect<RecogniseNumber>());
}

TEST_CASE("typing: what the keys take", "[flow][typing]") {
    struct Row {
        const char* event;
        std::string keys;
        std::string typed;
    };
    const auto row = GENERATE(
        Row{"X in the last place", "11010519491231002X", "11010519491231002X"}, Row{"X earlier", "11X0", "110"},
        Row{"nineteenth key", "9999991956071200191", right}, Row{"other characters", "1a\n\x7F- 2", "12"});
    CAPTURE(row.event);
    VisitFixture f;
    begin_typing(f);
    f.type(row.keys);
    CHECK(f.visit.typed_number == row.typed);
}

TEST_CASE("typing: erasing nothing, submitting nothing", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.touch(EraseKey{});
    CHECK(f.visit.typed_number.empty());
    f.touch(SubmitNumber{});
    CHECK(f.visit.typing_error == domain::IdNumberError::wrong_length);
}

TEST_CASE("typing: going back forgets the number", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type(right);
    f.touch(GoBack{});
    CHECK(f.visit.phase == VisitPhase::identify);
    CHECK(f.visit.typed_number.empty());
}

TEST_CASE("typing: an answer for a number that was taken back is nobody's", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type(right);
    f.touch(SubmitNumber{});
    const auto asked = f.visit.number;
    f.touch(GoBack{});
    f.touch(TypeNumber{});
    f.type("9999991990");
    f.happens(NumberRecognised{asked, typed_visitor(right)});
    CHECK(f.visit.phase == VisitPhase::type_number);
    CHECK(f.visit.visitor.number.empty());
}

TEST_CASE("typing: a card laid down meanwhile is quicker", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type("9999");
    f.lay_card();
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.typed_number.empty());
    CHECK(f.visit.visitor.name == "测试甲");
}
