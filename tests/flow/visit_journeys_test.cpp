// Each way through a citizen's visit, by its events, with the touches that it may cost (ui.md).
#include "catch.hpp"
#include "visit_fixture.hpp"

using namespace liaison;
using namespace liaison::flow;
using test::VisitFixture;
using namespace std::chrono_literals;

TEST_CASE("journey: card, and wait for the deputy on duty: two touches", "[flow][journey]") {
    VisitFixture f;
    f.lay_card();
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.effects.empty()); // nothing is saved before the visitor agrees
    f.touch(Agree{});
    CHECK(f.visit.phase == VisitPhase::on_duty);
    f.touch(WaitFor{test::morning_deputy});
    CHECK(f.visit.phase == VisitPhase::saving);
    const auto* save = f.effect<SaveCheckIn>();
    REQUIRE(save);
    CHECK(save->request.check_in.visitor.number == test::made_up_visitor().number);
    CHECK(save->request.check_in.visitor.identified_by == domain::IdentifiedBy::id_card);
    CHECK(save->request.check_in.agreed_at == f.clock.now.wall);
    CHECK(save->request.check_in.language == "zh");
    CHECK(save->request.deputy_id == test::morning_deputy);
    CHECK_FALSE(save->request.appointment);
    f.ticket_is_saved();
    CHECK(f.visit.phase == VisitPhase::ticket);
    CHECK(f.visit.ticket->ticket.number == "A012");
    CHECK(f.effect<PrintTicket>());
    CHECK(f.touches <= 2);
}

TEST_CASE("journey: card, and book a time: five touches", "[flow][journey]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(ChooseTimeWith{test::morning_deputy});
    REQUIRE(f.visit.phase == VisitPhase::choose_slot);
    const auto days = days_with_free_slots(f.visit, f.around, f.clock.now.wall, 3);
    REQUIRE(days.size() == 3);
    CHECK(f.visit.day == days[0]);
    f.touch(ChooseDay{days[1]});
    const auto slots = free_slots(test::morning_deputy, days[1], f.around, f.clock.now.wall);
    REQUIRE(slots.size() == 9);
    f.touch(ChooseSlot{slots[4].start});
    CHECK(f.visit.phase == VisitPhase::confirm_booking);
    f.touch(ConfirmBooking{});
    const auto* save = f.effect<SaveBooking>();
    REQUIRE(save);
    CHECK(save->request.start == slots[4].start);
    CHECK(save->request.deputy_id == test::morning_deputy);
    f.booking_is_saved();
    CHECK(f.visit.phase == VisitPhase::booked);
    CHECK(f.visit.booking->appointment.start == slots[4].start);
    CHECK(f.effect<PrintBooking>());
    CHECK(f.touches <= 5);
}

TEST_CASE("journey: a matter that takes longer is offered fewer times, and booked as such", "[flow][journey]") {
    VisitFixture f;
    f.configuration.slots.matters = {{"usual", test::text("一般", "usual"), 20min},
                                     {"papers", test::text("带材料", "papers"), 40min}};
    f.come_by_card();
    f.touch(ChooseTimeWith{test::morning_deputy});
    CHECK(f.visit.matter.empty()); // the usual one, without a touch
    f.touch(ChooseDay{days_with_free_slots(f.visit, f.around, f.clock.now.wall, 3)[1]});
    f.touch(ChooseMatter{"papers"});
    const auto slots = free_slots(test::morning_deputy, *f.visit.day, f.around, f.clock.now.wall, "papers");
    REQUIRE_FALSE(slots.empty());
    CHECK(slots.front().end - slots.front().start == 40min);
    f.touch(ChooseSlot{slots.front().start});
    f.touch(ConfirmBooking{});
    REQUIRE(f.effect<SaveBooking>());
    CHECK(f.effect<SaveBooking>()->request.matter == "papers");
}

TEST_CASE("journey: a time is held while the visitor looks at it; a refusal is told at once",
          "[flow][journey]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(ChooseTimeWith{test::morning_deputy});
    const auto slots = free_slots(test::morning_deputy, *f.visit.day, f.around, f.clock.now.wall);
    f.touch(ChooseSlot{slots.at(0).start});
    REQUIRE(f.effect<HoldSlot>());
    CHECK(f.effect<HoldSlot>()->request.start == slots.at(0).start);
    f.happens(SlotHeld{f.visit.number + 1, "another visitor's"});
    f.happens(SlotHeld{f.visit.number, "held"});
    f.touch(ConfirmBooking{});
    CHECK(f.effect<SaveBooking>()->request.appointment_id == "held");

    VisitFixture g;
    g.come_by_card();
    g.touch(ChooseTimeWith{test::morning_deputy});
    g.touch(ChooseSlot{slots.at(0).start});
    g.happens(
        HoldRefused{g.visit.number, {domain::SaveError::Kind::rule, domain::BookingError::slot_full, ""}});
    CHECK(g.visit.problem == VisitProblem::slot_taken);
    g.touch(GoBack{});
    CHECK(g.visit.phase == VisitPhase::choose_slot);
    g.touch(ChooseSlot{slots.at(1).start}); // another one: what was held before is not booked
    CHECK(g.visit.held.empty());
}

TEST_CASE("journey: a time that another station has taken is not offered", "[flow][journey]") {
    VisitFixture f;
    const auto day = test::day("2026-11-25");
    const auto before = free_slots(test::morning_deputy, day, f.around, f.clock.now.wall);
    f.day.taken_elsewhere = {test::made_up_appointment(1, "", test::morning_deputy, before.at(2).start)};
    const auto after = free_slots(test::morning_deputy, day, f.around, f.clock.now.wall);
    CHECK(after.size() == before.size() - 1);
    CHECK(after.at(2).start == before.at(3).start);
}

TEST_CASE("journey: appointment code: one touch", "[flow][journey]") {
    VisitFixture f;
    f.scan(f.code_for_now());
    REQUIRE(f.visit.phase == VisitPhase::arrival);
    CHECK(f.visit.appointment->deputy_id == test::morning_deputy);
    f.touch(ConfirmArrival{});
    const auto* save = f.effect<SaveCheckIn>();
    REQUIRE(save);
    REQUIRE(save->request.appointment);
    CHECK(save->request.appointment->id == test::made_up_uuid(1));
    CHECK(save->request.appointment->issued_by_county);
    CHECK(save->request.check_in.visitor.identified_by == domain::IdentifiedBy::code);
    CHECK(save->request.check_in.agreed_at == f.clock.now.wall);
    f.ticket_is_saved();
    CHECK(f.visit.phase == VisitPhase::ticket);
    CHECK(f.touches == 1);
}

TEST_CASE("journey: a code of this kiosk's own booking: one touch", "[flow][journey]") {
    VisitFixture f;
    f.scan_ticket();
    CHECK(f.visit.phase == VisitPhase::saving);
    REQUIRE(f.effect<LookUpTicketCode>());
    const auto booked = test::made_up_appointment(5, "key", test::morning_deputy, f.clock.now.wall + 30min);
    f.happens(TicketCodeLookedUp{f.visit.number, booked});
    REQUIRE(f.visit.phase == VisitPhase::arrival);
    f.touch(ConfirmArrival{});
    const auto* save = f.effect<SaveCheckIn>();
    REQUIRE(save);
    CHECK(save->request.appointment->id == booked.id);
    CHECK(save->request.check_in.visitor.identified_by == domain::IdentifiedBy::code);
    CHECK(f.touches == 1);
}

TEST_CASE("journey: the code of one's ticket shows it again: no touch", "[flow][journey]") {
    VisitFixture f;
    const auto mine = test::made_up_ticket(7, test::morning_deputy, f.clock.now.wall - 5min);
    f.day.tickets = {test::made_up_ticket(5, test::morning_deputy, f.clock.now.wall - 9min),
                     test::made_up_ticket(6, test::afternoon_deputy, f.clock.now.wall - 8min), mine};
    f.scan_ticket();
    f.happens(TicketCodeLookedUp{f.visit.number, mine});
    REQUIRE(f.visit.phase == VisitPhase::ticket);
    CHECK(f.visit.ticket->ticket.number == "A007");
    CHECK(f.visit.ticket->people_ahead == 1);
    CHECK(f.effects.empty()); // not printed again
    CHECK(f.visit.printing == Printing::none);
    CHECK(f.touches == 0);
}

TEST_CASE("journey: an appointment's code scanned once more shows the ticket", "[flow][journey]") {
    VisitFixture f;
    auto mine = test::made_up_ticket(7, test::morning_deputy, f.clock.now.wall - 5min);
    mine.appointment_id = f.code_for_now().appointment_id;
    f.day.tickets = {mine};
    f.scan(f.code_for_now());
    REQUIRE(f.visit.phase == VisitPhase::ticket);
    CHECK(f.visit.ticket->ticket.id == mine.id);
    CHECK(f.effects.empty());
}

TEST_CASE("journey: card of one who has an appointment today", "[flow][journey]") {
    VisitFixture f;
    const auto me = test::made_up_visitor();
    auto given_up = test::made_up_appointment(1, me.person_key, test::morning_deputy, f.clock.now.wall + 30min);
    given_up.state = domain::AppointmentState::cancelled;
    f.day.appointments = {
        given_up, test::made_up_appointment(2, "other", test::morning_deputy, f.clock.now.wall + 1h),
        test::made_up_appointment(3, me.person_key, test::morning_deputy, f.clock.now.wall + 25h),
        test::made_up_appointment(4, me.person_key, test::morning_deputy, f.clock.now.wall + 2h)};
    f.come_by_card();
    REQUIRE(f.visit.phase == VisitPhase::arrival);
    CHECK(f.visit.appointment->id == test::made_up_uuid(4)); // today's own
    f.touch(ConfirmArrival{});
    REQUIRE(f.effect<SaveCheckIn>());
    CHECK(f.effect<SaveCheckIn>()->request.check_in.visitor.identified_by == domain::IdentifiedBy::id_card);
    f.ticket_is_saved();
    CHECK(f.touches <= 2);
}

TEST_CASE("journey: without papers", "[flow][journey]") {
    VisitFixture f;
    f.touch(ChooseLanguage{"en"});
    CHECK(f.visit.phase == VisitPhase::identify);
    f.touch(ComeWithoutPapers{});
    CHECK(f.visit.phase == VisitPhase::consent);
    f.touch(Agree{});
    f.touch(WaitFor{test::morning_deputy});
    const auto* save = f.effect<SaveCheckIn>();
    REQUIRE(save);
    CHECK(save->request.check_in.visitor.number.empty());
    CHECK(save->request.check_in.visitor.identified_by == domain::IdentifiedBy::without_papers);
    CHECK(save->request.check_in.language == "en");
    f.ticket_is_saved();
    CHECK(f.effect<PrintTicket>()->language == "en");
}

TEST_CASE("journey: a language is chosen on any screen", "[flow][journey]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(ChooseLanguage{"en"});
    CHECK(f.visit.phase == VisitPhase::on_duty); // instant, nothing is lost
    CHECK(f.visit.language == "en");
    f.touch(GoHome{});
    CHECK(f.visit.language == "zh"); // the next visitor begins with the station's own
}

TEST_CASE("journey: a card before the screen was touched ends another's confirmation", "[flow][journey]") {
    VisitFixture f;
    f.come_by_card();
    f.touch(WaitFor{test::morning_deputy});
    f.ticket_is_saved();
    const auto first = f.visit.number;
    f.lay_card(test::made_up_visitor("测试乙", 2));
    CHECK(f.visit.phase == VisitPhase::consent);
    CHECK(f.visit.number > first);
    CHECK_FALSE(f.visit.ticket);
    CHECK_FALSE(f.visit.agreed_at);
    CHECK(f.visit.visitor.name == "测试乙");
}
