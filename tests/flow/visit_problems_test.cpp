// Every problem that a citizen can meet, and that each leads on.
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;
using Kind = domain::SaveError::Kind;
using Rule = domain::BookingError;

namespace {

void scan_changed(VisitFixture& f, void (*change)(domain::AppointmentCode&)) {
    auto code = f.code_for_now();
    change(code);
    f.scan(code);
}
void look_up(VisitFixture& f, decltype(TicketCodeLookedUp::found) found) {
    f.scan_ticket();
    f.happens(TicketCodeLookedUp{f.visit.number, std::move(found)});
}
void booking_meets(VisitFixture& f, Rule rule) {
    f.come_by_card();
    f.book_a_slot();
    f.saving_fails(Kind::rule, rule);
}
domain::Appointment own_booking(const VisitFixture& f, std::chrono::minutes from_now, const char* deputy_id) {
    return test::made_up_appointment(5, test::made_up_visitor().person_key, deputy_id,
                                     f.clock.now.wall + from_now);
}

struct Row {
    const char* event;
    void (*happens)(VisitFixture&);
    VisitProblem problem;
    VisitPhase leads_to;
};

using enum VisitProblem;
using P = VisitPhase;

const std::vector<Row> rows{
    {"a shop's code", [](VisitFixture& f) { f.happens(CodeScanned{"6901234567892"}); }, code_not_ours,
     P::identify},
    {"bytes", [](VisitFixture& f) { f.happens(CodeScanned{std::string("\0\xFF", 2)}); }, code_not_ours,
     P::identify},
    {"half a code", [](VisitFixture& f) { f.happens(CodeScanned{"LZ1A:MZXW6"}); }, code_damaged, P::identify},
    {"another county's code",
     [](VisitFixture& f) {
         f.happens(
             CodeScanned{domain::make_appointment_code(f.code_for_now(), domain::SigningKey::generate())});
     },
     code_forged, P::identify},
    {"another station's", [](VisitFixture& f) { scan_changed(f, [](auto& c) { c.station_id = "room-018"; }); },
     code_foreign_station, P::identify},
    {"tomorrow's", [](VisitFixture& f) { scan_changed(f, [](auto& c) { c.start += 24h, c.end += 24h; }); },
     code_too_early, P::identify},
    {"yesterday's", [](VisitFixture& f) { scan_changed(f, [](auto& c) { c.start -= 24h, c.end -= 24h; }); },
     code_too_late, P::identify},
    {"a ticket of long ago", [](VisitFixture& f) { look_up(f, std::monostate{}); }, code_unknown, P::identify},
    {"own booking of tomorrow", [](VisitFixture& f) { look_up(f, own_booking(f, 24h, test::morning_deputy)); },
     code_too_early, P::identify},
    {"own booking of yesterday",
     [](VisitFixture& f) { look_up(f, own_booking(f, -24h, test::morning_deputy)); }, code_too_late,
     P::identify},
    {"own booking, given up",
     [](VisitFixture& f) {
         auto given_up = own_booking(f, 20min, test::morning_deputy);
         given_up.state = domain::AppointmentState::cancelled;
         look_up(f, given_up);
     },
     appointment_cancelled, P::identify},
    {"own booking, which the county gave to somebody else",
     [](VisitFixture& f) {
         auto lost = own_booking(f, 20min, test::morning_deputy);
         lost.state = domain::AppointmentState::cancelled;
         lost.confirmation = domain::Confirmation::refused;
         look_up(f, lost);
     },
     appointment_lost, P::identify},
    {"own booking, whose time was closed, by card",
     [](VisitFixture& f) {
         f.day.appointments = {own_booking(f, 20min, test::morning_deputy)};
         f.day.appointments[0].person_key = test::made_up_visitor().person_key;
         f.day.appointments[0].state = domain::AppointmentState::cancelled;
         f.come_by_card();
         f.effects.clear(); // what became of the opinions is asked for all the same
     },
     appointment_cancelled, P::on_duty},
    {"the store is silent", [](VisitFixture& f) { f.scan_ticket(), f.wait(20s), f.effects.clear(); },
     cannot_save, P::welcome},
    {"the code's deputy is gone",
     [](VisitFixture& f) { scan_changed(f, [](auto& c) { c.deputy_id = "gone"; }); }, deputy_not_here,
     P::consent},
    {"the booking's deputy is gone", [](VisitFixture& f) { look_up(f, own_booking(f, 20min, "gone")); },
     deputy_not_here, P::consent},
    {"the card's appointment, deputy gone",
     [](VisitFixture& f) {
         f.day.appointments = {own_booking(f, 20min, "gone")};
         f.come_by_card();
     },
     deputy_not_here, P::on_duty},
    {"a card that cannot be read", [](VisitFixture& f) { f.happens(CardTrouble{false}); }, card_unreadable,
     P::identify},
    {"a passport with a mistyped line",
     [](VisitFixture& f) {
         f.happens(CodeScanned{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
                               "L898902C36UTO7408122F1204159ZE184226B<<<<<11"});
     },
     document_unreadable, P::identify},
    {"a scan that lost a part", [](VisitFixture& f) { f.happens(CodeGarbled{}); }, code_damaged, P::identify},
    {"the roster changed", [](VisitFixture& f) { booking_meets(f, Rule::no_such_slot); }, slot_gone,
     P::choose_slot},
    {"somebody was faster", [](VisitFixture& f) { booking_meets(f, Rule::slot_full); }, slot_taken,
     P::choose_slot},
    {"elsewhere at that time", [](VisitFixture& f) { booking_meets(f, Rule::person_busy); }, person_busy,
     P::choose_slot},
    {"enough booked", [](VisitFixture& f) { booking_meets(f, Rule::person_limit_reached); }, person_limit,
     P::on_duty},
    {"one that day already", [](VisitFixture& f) { booking_meets(f, Rule::day_limit_reached); }, day_limit,
     P::choose_slot},
    {"stayed away too often", [](VisitFixture& f) { booking_meets(f, Rule::walk_in_only); }, walk_in_only,
     P::on_duty},
    {"the disk is full",
     [](VisitFixture& f) {
         f.come_by_card();
         f.touch(WaitFor{test::morning_deputy});
         f.saving_fails(Kind::disk_full);
     },
     cannot_save, P::on_duty},
    {"a look-up that fails",
     [](VisitFixture& f) {
         f.scan_ticket();
         f.saving_fails(Kind::corrupt);
     },
     cannot_save, P::identify},
};

} // namespace

TEST_CASE("problem: each has its name, its way on and its way home", "[flow][problem]") {
    for (const Row& row : rows) {
        CAPTURE(row.event);
        VisitFixture f;
        row.happens(f);
        REQUIRE(f.visit.phase == VisitPhase::problem);
        REQUIRE(f.visit.problem.has_value());
        CHECK(static_cast<int>(*f.visit.problem) == static_cast<int>(row.problem));
        CHECK(f.effects.empty());
        CHECK_FALSE(f.refuses(GoHome{}));
        f.touch(GoBack{});
        CHECK(static_cast<int>(f.visit.phase) == static_cast<int>(row.leads_to));
        CHECK_FALSE(f.visit.problem);
    }
}

TEST_CASE("problem: none is left out of the table", "[flow][problem]") {
    for (int problem = 0; problem <= static_cast<int>(VisitProblem::cannot_save); ++problem) {
        const auto all = rows;
        CAPTURE(problem);
        CHECK(std::any_of(all.begin(), all.end(),
                          [&](const Row& r) { return static_cast<int>(r.problem) == problem; }));
    }
}

TEST_CASE("problem: after each a card is understood", "[flow][problem]") {
    for (const Row& row : rows) {
        CAPTURE(row.event);
        VisitFixture f;
        row.happens(f);
        f.day.appointments.clear();
        f.lay_card(test::made_up_visitor("测试乙", 2));
        CHECK(f.visit.phase == VisitPhase::consent);
        CHECK(f.visit.visitor.name == "测试乙");
        CHECK_FALSE(f.visit.agreed_at); // the one before agreed, not this one
    }
}

TEST_CASE("problem: what the store says to the one before is not shown to the next", "[flow][problem]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(WaitFor{test::morning_deputy});
    const auto first = f.visit.number;
    f.wait(21s);
    REQUIRE(f.visit.problem == VisitProblem::cannot_save);
    f.scan_ticket(); // somebody else
    REQUIRE(f.visit.phase == VisitPhase::saving);
    f.happens(
        CheckInSaved{first, {test::made_up_ticket(1, test::morning_deputy, f.clock.now.wall), "LZ1T:X", 0}});
    CHECK(f.visit.phase == VisitPhase::saving);
    CHECK_FALSE(f.visit.ticket);
}

TEST_CASE("problem: one whose deputy is gone may wait for another", "[flow][problem]") {
    VisitFixture f;
    scan_changed(f, [](auto& c) { c.deputy_id = "gone"; });
    f.touch(GoBack{});
    f.touch(Agree{});
    REQUIRE(f.visit.phase == VisitPhase::on_duty);
    f.touch(WaitFor{test::morning_deputy});
    REQUIRE(f.effect<SaveCheckIn>());
    CHECK_FALSE(f.effect<SaveCheckIn>()->request.appointment);
}

TEST_CASE("problem: a card that moved is asked for again", "[flow][problem]") {
    VisitFixture f;
    f.happens(CardTrouble{true});
    CHECK(f.visit.phase == VisitPhase::identify);
    CHECK(f.visit.hold_card_still);
    f.lay_card();
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK_FALSE(f.visit.hold_card_still);
}

TEST_CASE("store trouble: said at once, and nothing is saved", "[flow][problem]") {
    struct Way {
        const char* event;
        void (*happens)(VisitFixture&);
    };
    const std::vector<Way> ways{{"touch", [](VisitFixture& f) { f.touch(ChooseLanguage{"zh"}); }},
                                {"card", [](VisitFixture& f) { f.lay_card(); }},
                                {"code", [](VisitFixture& f) { f.scan(f.code_for_now()); }},
                                {"ticket", [](VisitFixture& f) { f.scan_ticket(); }}};
    for (const Way& way : ways) {
        CAPTURE(way.event);
        VisitFixture f;
        f.around.store_trouble = domain::SaveError{Kind::disk_full, {}, ""};
        way.happens(f);
        CHECK(f.visit.phase == VisitPhase::problem);
        CHECK(f.visit.problem == VisitProblem::cannot_save);
        CHECK(f.effects.empty());
        f.touch(GoBack{});
        CHECK(f.visit.phase == VisitPhase::welcome);
        CHECK(f.visit.visitor.number.empty());
    }
}

TEST_CASE("store trouble: in the middle of a visit", "[flow][problem]") {
    const bool books = GENERATE(false, true);
    VisitFixture f;
    f.come_by_card();
    f.around.store_trouble = domain::SaveError{Kind::no_permission, {}, ""};
    if (books)
        f.book_a_slot();
    else
        f.touch(WaitFor{test::morning_deputy});
    CHECK(f.visit.problem == VisitProblem::cannot_save);
    CHECK(f.effects.empty());
}
