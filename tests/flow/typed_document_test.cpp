// A passport or permit whose machine-readable lines are typed on the glass.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using domain::MrzFaultKind;
using domain::MrzField;
using test::VisitFixture;
using namespace std::chrono_literals;

namespace {

// The specimens of ICAO Doc 9303.
const std::string passport = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
                             "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
const std::string card = "I<UTOD231458907<<<<<<<<<<<<<<<"
                         "7408122F1204159UTO<<<<<<<<<<<6"
                         "ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const std::string card_of_two_lines = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"
                                      "D231458907UTO7408122F1204159<<<<<<<6";

void begin_typing(VisitFixture& f) {
    f.touch(ChooseLanguage{"zh"});
    f.touch(TypeNumber{});
    f.touch(TypeDocument{});
    REQUIRE(f.visit.phase == VisitPhase::type_document);
}

std::string typed(const std::string& keys) {
    DocumentEntry entry;
    for (const char key : keys) {
        if (key == '~')
            entry.fill();
        else
            entry.type(key);
    }
    return entry.text();
}

} // namespace

TEST_CASE("typed document: a passport, a card and one of two lines check in", "[flow][typing]") {
    struct Row {
        const char* event;
        std::string lines;
        int chosen;
        const char* number;
    };
    for (const Row& row : {Row{"passport", passport, 0, "L898902C3"}, Row{"card", card, 0, "D23145890"},
                           Row{"two lines", card_of_two_lines, 2, "D23145890"}}) {
        CAPTURE(row.event);
        VisitFixture f;
        begin_typing(f);
        if (row.chosen != 0) f.touch(ChooseDocumentLines{row.chosen});
        f.type(row.lines);
        CHECK(f.visit.document.is_whole());
        f.touch(SubmitDocument{});
        const auto* asked = f.effect<RecogniseDocument>();
        REQUIRE(asked);
        CHECK(asked->visitor.number == row.number);
        CHECK(f.visit.document.text().empty()); // not needed any more, so not kept
        f.happens(DocumentRecognised{asked->visit, asked->visitor});
        CHECK(f.visit.phase == VisitPhase::consent);
        f.touch(Agree{});
        f.touch(WaitFor{test::morning_deputy});
        REQUIRE(f.effect<SaveCheckIn>());
        CHECK(f.effect<SaveCheckIn>()->request.check_in.visitor.identified_by ==
              domain::IdentifiedBy::travel_document);
    }
}

TEST_CASE("typed document: a wrong check digit names its line and field, and only one key mends it",
          "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    std::string mistyped = passport;
    mistyped[59] = '9'; // of the birth: 740812
    f.type(mistyped);
    f.touch(SubmitDocument{});
    CHECK(f.effects.empty());
    CHECK(f.visit.phase == VisitPhase::type_document);
    REQUIRE(f.visit.document.fault());
    CHECK(f.visit.document.fault()->kind == MrzFaultKind::wrong_check);
    CHECK(f.visit.document.fault()->part.field == MrzField::birth);
    CHECK(f.visit.document.caret() == 64); // behind the field
    CHECK(f.visit.document.text() == mistyped);
    f.touch(PlaceCaret{60});
    CHECK(f.visit.document.fault()); // still shown while the finger looks for it
    f.touch(EraseKey{});
    CHECK_FALSE(f.visit.document.fault());
    f.touch(PressKey{'0'});
    f.touch(SubmitDocument{});
    CHECK(f.effect<RecogniseDocument>());
}

TEST_CASE("typed document: nobody has to count the fillers", "[flow][typing]") {
    CHECK(typed("P<UTOERIKSSON<<ANNA<MARIA~L898902C36UTO7408122F1204159ZE184226B~10") == passport);
    CHECK(typed("I<UTOD231458907~7408122F1204159UTO~6ERIKSSON<<ANNA<MARIA~") == card);
    CHECK(typed("~").empty());
    CHECK(typed(passport + "~") == passport);
}

TEST_CASE("typed document: what the keys take", "[flow][typing]") {
    CHECK(typed("puto \n-测P") == "P");
    CHECK(typed(passport + "X") == passport);
    CHECK(typed(card + "X") == card);
    DocumentEntry entry;
    entry.erase();
    entry.place_caret(99);
    CHECK(entry.caret() == 0);
    for (const char key : passport)
        entry.type(key);
    entry.place_caret(1);
    entry.erase(); // the letter that says what it is
    entry.type('P');
    CHECK(entry.text() == passport);
    entry.choose_lines(2);
    entry.place_caret(1);
    entry.erase();
    entry.type('P');
    CHECK(entry.text() == passport);
    entry.choose_lines(3);
    CHECK(entry.text() == passport);
    entry.erase();
    entry.type('I');
    entry.choose_lines(2);
    CHECK(entry.text().size() == domain::mrz_length(domain::MrzForm::td2));
}

TEST_CASE("typed document: going back, home and time forget the lines", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type("P<UTO");
    f.touch(GoBack{});
    CHECK(f.visit.phase == VisitPhase::type_number);
    CHECK(f.visit.document == DocumentEntry{});
    f.touch(TypeDocument{});
    f.type("P<UTO");
    f.wait(61s);
    CHECK(f.visit.phase == VisitPhase::welcome);
    CHECK(f.visit.document == DocumentEntry{});
}

TEST_CASE("typed document: a card laid down meanwhile is quicker", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type("P<UTO");
    f.lay_card();
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.document == DocumentEntry{});
}

TEST_CASE("typed document: with an ill disk nobody is let in who would be lost", "[flow][typing]") {
    VisitFixture f;
    begin_typing(f);
    f.type(passport);
    f.around.store_trouble = domain::SaveError{};
    f.touch(SubmitDocument{});
    CHECK(f.effects.empty());
    CHECK(f.visit.problem == VisitProblem::cannot_save);
}
