#include "catch.hpp"
#include "station_fixture.hpp"

using namespace liaison;
using domain::Ticket;
using domain::TicketState;
using test::at;
using namespace std::chrono_literals;

namespace {

const domain::WallTime ten = at(test::a_tuesday, "10:00");

Ticket walk_in(int number, domain::WallTime issued_at) {
    return test::made_up_ticket(number, test::morning_deputy, issued_at);
}
Ticket with_appointment(int number, domain::WallTime issued_at, domain::WallTime start) {
    Ticket ticket = walk_in(number, issued_at);
    ticket.appointment_id = test::made_up_uuid(number);
    ticket.appointment_start = start;
    return ticket;
}
Ticket in_state(Ticket ticket, TicketState state) {
    ticket.state = state;
    return ticket;
}

Ticket with_priority(Ticket ticket) {
    ticket.priority = domain::Priority{domain::PriorityReason::elderly, test::morning_deputy, ten};
    return ticket;
}
Ticket aside(int number, domain::WallTime since) {
    Ticket ticket = in_state(walk_in(number, ten - 1h), TicketState::set_aside);
    ticket.aside_at = since;
    return ticket;
}
Ticket recalled(Ticket ticket) {
    ticket.returned_at = ten - 1min;
    return ticket;
}

} // namespace

TEST_CASE("queue: who is called next", "[queue]") {
    struct Row {
        const char* event;
        std::vector<Ticket> tickets;
        std::string next;
    };
    const auto row = GENERATE(
        Row{"nobody", {}, ""}, Row{"one", {walk_in(1, ten - 9min)}, "A001"},
        Row{"by arrival, not by number", {walk_in(1, ten - 5min), walk_in(2, ten - 9min)}, "A002"},
        Row{"the same moment: the lower number", {walk_in(1000, ten - 9min), walk_in(999, ten - 9min)}, "A999"},
        Row{"an appointment that is due", {walk_in(1, ten - 1h), with_appointment(2, ten - 1min, ten)}, "A002"},
        Row{"due from five minutes before",
            {walk_in(1, ten - 1h), with_appointment(2, ten - 1min, ten + 5min)},
            "A002"},
        Row{"not yet due", {walk_in(1, ten - 1h), with_appointment(2, ten - 1min, ten + 6min)}, "A001"},
        Row{"early, and nobody else", {with_appointment(2, ten - 1min, ten + 3h)}, "A002"},
        Row{"early ones wait by arrival",
            {with_appointment(1, ten - 1h, ten + 3h), walk_in(2, ten - 1min)},
            "A001"},
        Row{"two due: by their time",
            {with_appointment(1, ten - 1h, ten), with_appointment(2, ten - 25min, ten - 20min)},
            "A002"},
        Row{"in time, and not called for long",
            {walk_in(1, ten - 1h), with_appointment(2, ten - 110min, ten - 2h)},
            "A002"},
        Row{"late for an appointment: behind those who came before",
            {walk_in(1, ten - 1h), with_appointment(2, ten - 1min, ten - 2h)},
            "A001"},
        Row{"late, and before those who came after",
            {with_appointment(1, ten - 9min, ten - 2h), walk_in(2, ten - 1min)},
            "A001"},
        Row{"priority before those who came little sooner",
            {walk_in(1, ten - 29min), with_priority(walk_in(2, ten))},
            "A002"},
        Row{"priority behind those who wait for longer than the head start",
            {walk_in(1, ten - 31min), with_priority(walk_in(2, ten))},
            "A001"},
        Row{"priority behind an appointment that is due",
            {with_priority(walk_in(1, ten - 9min)), with_appointment(2, ten - 1min, ten)},
            "A002"},
        Row{"set aside a moment ago", {aside(1, ten - 14min), walk_in(2, ten - 1min)}, "A002"},
        Row{"back from having been set aside: first of all",
            {aside(1, ten - 15min), with_appointment(2, ten - 1min, ten)},
            "A001"},
        Row{"the clock was set back meanwhile", {aside(1, ten + 24h), walk_in(2, ten - 1min)}, "A001"},
        Row{"recalled by the desk", {walk_in(1, ten - 9min), recalled(walk_in(2, ten - 1min))}, "A002"},
        Row{"those who do not wait",
            {in_state(walk_in(1, ten - 9min), TicketState::called),
             in_state(walk_in(2, ten - 8min), TicketState::meeting),
             in_state(walk_in(3, ten - 7min), TicketState::done),
             in_state(walk_in(4, ten - 6min), TicketState::missed), walk_in(5, ten - 1min)},
            "A005"},
        Row{"another deputy's", {test::made_up_ticket(1, test::afternoon_deputy, ten - 9min)}, ""});
    CAPTURE(row.event);
    const Ticket* next = domain::next_in_queue(row.tickets, test::morning_deputy, ten);
    CHECK((next ? next->number : "") == row.next);
}

TEST_CASE("queue: calling one after the other agrees with the people ahead", "[queue][property]") {
    test::Random random;
    INFO(random);
    for (int round = 0; round < 100; ++round) {
        std::vector<Ticket> tickets;
        for (int number = 1; number <= 12; ++number) {
            const auto issued_at = ten - random.between(0, 3) * 1min;
            const bool appointed = random.once_in(3);
            Ticket ticket = appointed ? with_appointment(number, issued_at, ten + random.between(-9, 9) * 5min)
                                      : walk_in(number, issued_at);
            if (random.once_in(4)) ticket.deputy_id = test::afternoon_deputy;
            if (random.once_in(5)) ticket.state = TicketState::done;
            tickets.push_back(ticket);
        }
        int left = domain::waiting_for(tickets, test::morning_deputy, ten);
        while (const Ticket* next = domain::next_in_queue(tickets, test::morning_deputy, ten)) {
            REQUIRE(domain::people_ahead(tickets, *next, ten) == 0);
            std::vector<int> ahead;
            for (const Ticket& ticket : tickets)
                if (ticket.state == TicketState::waiting && ticket.deputy_id == test::morning_deputy)
                    ahead.push_back(domain::people_ahead(tickets, ticket, ten));
            std::sort(ahead.begin(), ahead.end());
            for (std::size_t i = 0; i < ahead.size(); ++i)
                REQUIRE(ahead[i] == static_cast<int>(i)); // 0, 1, 2, ...: one order, no ties
            for (Ticket& ticket : tickets)
                if (ticket.id == next->id) ticket.state = TicketState::called;
            REQUIRE(domain::waiting_for(tickets, test::morning_deputy, ten) == --left);
        }
        REQUIRE(left == 0);
    }
}

TEST_CASE("queue: whoever has waited longer than the head start is not overtaken by priority",
          "[queue][property]") {
    test::Random random;
    INFO(random);
    const domain::QueueRules rules;
    for (int round = 0; round < 200; ++round) {
        std::vector<Ticket> tickets;
        for (int number = 1; number <= 10; ++number) {
            tickets.push_back(walk_in(number, ten - random.between(0, 90) * 1min));
            if (random.once_in(2)) tickets.back() = with_priority(tickets.back());
        }
        const auto order = domain::in_call_order(tickets, test::morning_deputy, ten, rules);
        REQUIRE(order.size() == tickets.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t later = i + 1; later < order.size(); ++later)
                REQUIRE(order[later]->issued_at + rules.priority_head_start >= order[i]->issued_at);
    }
}

TEST_CASE("queue: ticket numbers", "[queue]") {
    CHECK(domain::ticket_number(1) == "A001");
    CHECK(domain::ticket_number(12) == "A012");
    CHECK(domain::ticket_number(999) == "A999");
    CHECK(domain::ticket_number(1000) == "A1000");
}
