// Passports and permits, by their machine-readable lines; and papers past their date.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

namespace {

const std::string first_line = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
const std::string second_line = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

void is_recognised(VisitFixture& f) {
    const auto* asked = f.effect<RecogniseDocument>();
    REQUIRE(asked);
    CHECK(asked->issuer == "UTO");
    auto visitor = asked->visitor;
    visitor.person_key = "key-of-document";
    f.happens(DocumentRecognised{asked->visit, visitor});
}

} // namespace

TEST_CASE("document: a scanned passport leads to the consent and into the record") {
    VisitFixture f;
    f.happens(CodeScanned{first_line + "\n" + second_line});
    is_recognised(f);
    REQUIRE(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.visitor.name == "ERIKSSON, ANNA MARIA");
    f.touch(Agree{});
    f.touch(WaitFor{test::morning_deputy});
    const auto* save = f.effect<SaveCheckIn>();
    REQUIRE(save);
    CHECK(save->request.check_in.visitor.number == "L898902C3");
    CHECK(save->request.check_in.visitor.identified_by == domain::IdentifiedBy::travel_document);
}

TEST_CASE("document: a scanner that sends line by line") {
    VisitFixture f;
    f.happens(CodeScanned{first_line});
    CHECK(f.visit.phase == VisitPhase::identify);
    CHECK(f.effects.empty());
    f.happens(CodeScanned{second_line});
    is_recognised(f);
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.document_lines.empty());
}

TEST_CASE(
    "document: a first line twice begins anew, and something else between the lines is taken for itself") {
    VisitFixture f;
    f.happens(CodeScanned{first_line});
    f.happens(CodeScanned{first_line});
    CHECK(f.visit.phase == VisitPhase::problem); // two first lines are no passport
    f.touch(GoBack{});
    f.happens(CodeScanned{first_line});
    f.happens(CodeScanned{"6901234567892"});
    CHECK(f.visit.problem == VisitProblem::code_not_ours);
    f.happens(CodeScanned{second_line});
    CHECK(f.visit.problem == VisitProblem::code_not_ours);
}

TEST_CASE("document: a line that waits for the next is wiped with the visit") {
    VisitFixture f;
    f.happens(CodeScanned{first_line});
    f.wait(61s);
    CHECK(f.visit.phase == VisitPhase::welcome);
    CHECK(f.visit.document_lines.empty());
}

TEST_CASE("document: an answer to the one before is not the next one's") {
    VisitFixture f;
    f.happens(CodeScanned{first_line + second_line});
    const auto asked = *f.effect<RecogniseDocument>();
    f.wait(21s); // the store is silent
    REQUIRE(f.visit.phase == VisitPhase::problem);
    f.scan_ticket();
    f.happens(DocumentRecognised{asked.visit, asked.visitor});
    CHECK(f.visit.phase == VisitPhase::saving);
    CHECK(f.visit.visitor.number.empty());
}

TEST_CASE("document: papers past their date are named, and their owner is received all the same") {
    struct Row {
        const char* event;
        std::optional<domain::Day> until;
        bool expired;
    };
    for (const Row& row : {Row{"no end", std::nullopt, false}, Row{"yesterday", test::day("2026-11-23"), true},
                           Row{"today", test::day(test::a_tuesday), false}}) {
        CAPTURE(row.event);
        VisitFixture f;
        auto visitor = test::made_up_visitor();
        visitor.papers_valid_until = row.until;
        f.lay_card(visitor);
        CHECK(f.visit.papers_expired == row.expired);
        REQUIRE(f.visit.phase == VisitPhase::consent);
        f.touch(Agree{});
        CHECK(f.visit.phase == VisitPhase::on_duty);
    }
}

TEST_CASE("document: the next one's papers are not said to be expired") {
    VisitFixture f;
    auto visitor = test::made_up_visitor();
    visitor.papers_valid_until = test::day("2020-01-01");
    f.lay_card(visitor);
    REQUIRE(f.visit.papers_expired);
    f.touch(GoBack{});
    f.touch(ComeWithoutPapers{});
    CHECK_FALSE(f.visit.papers_expired);
}
