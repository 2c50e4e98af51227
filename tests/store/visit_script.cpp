#include "visit_script.hpp"

#include <algorithm>

#include "catch.hpp"

namespace liaison::store::test {

using domain::TicketState;

namespace {

// True where the store says that it is saved.
template <class Value>
bool saved(Witness& witness, const Saved<Value>& result) {
    if (result) return true;
    ++witness.errors;
    witness.last_error = result.error();
    return false;
}

void receive(StoreAtWork& store, Witness& witness) {
    const auto called = store.visits.call_next("deputy-1", morning());
    if (!saved(witness, called) || !*called) return;
    const domain::Ticket& ticket = **called;
    witness.tickets[ticket.id] = TicketState::called;
    if (!saved(witness, store.visits.begin_reception(ticket.id, morning()))) return;
    witness.tickets[ticket.id] = TicketState::meeting;
    if (saved(witness,
              store.visits.save_draft({.ticket_id = ticket.id, .begun_at = morning().wall, .reason = "草稿"})))
        witness.drafts[ticket.id] = "草稿";
    const auto reception = store.visits.finish_reception(reception_of(ticket), morning());
    if (!saved(witness, reception)) return;
    witness.tickets[ticket.id] = TicketState::done;
    witness.receptions.insert(reception->id);
}

void deliver(StoreAtWork& store, Witness& witness) {
    const auto batch = store.outbox.next_batch(3, 100'000);
    if (!saved(witness, batch)) return;
    std::vector<domain::RecordResult> results;
    for (const domain::WireRecord& record : *batch)
        results.push_back({record.sequence, domain::RecordOutcome::stored, {}});
    if (saved(witness, store.outbox.acknowledge(results)) && !batch->empty())
        witness.delivered = batch->back().sequence;
}

} // namespace

void live(StoreAtWork& store, Witness& witness, int round) {
    const Room room;
    for (int who = 10 * round; who < 10 * round + 2; ++who) {
        const auto issued = store.visits.check_in(walk_in(who), morning());
        if (saved(witness, issued)) witness.tickets[issued->ticket.id] = TicketState::waiting;
    }
    const auto start = morning(std::chrono::minutes{40 + 20 * round}).wall;
    const auto booked =
        store.visits.book({person(10 * round + 5), "deputy-2", start}, room.calendar(), morning());
    if (saved(witness, booked)) witness.bookings.insert(booked->appointment.id);
    receive(store, witness);
    deliver(store, witness);
    Configurations configurations(*store.database);
    const std::int64_t version = configurations.newest_version().value_or(0) + 1;
    const domain::SignedConfiguration envelope{{"{}", {{"key", {1, 2, 3}}}}, "{\"version\": 1}"};
    if (saved(witness, configurations.store_new(version, envelope, morning().wall)))
        witness.configuration = version;
    saved(witness, store.database->checkpoint());
    receive(store, witness);
}

namespace {

void check_tickets(const domain::StationDay& day, const Witness& witness) {
    std::map<std::string, TicketState> states;
    std::set<std::string> with_draft;
    for (const domain::Ticket& ticket : day.tickets)
        states[ticket.id] = ticket.state;
    for (const domain::ReceptionDraft& draft : day.drafts)
        with_draft.insert(draft.ticket_id);
    for (const auto& [id, state] : witness.tickets) {
        REQUIRE(states.contains(id));
        REQUIRE(states[id] >= state);
        if (states[id] == TicketState::meeting && witness.drafts.contains(id)) REQUIRE(with_draft.contains(id));
    }
}

void check_bookings(const domain::StationDay& day, const Witness& witness) {
    std::set<std::string> bookings;
    for (const domain::Appointment& appointment : day.appointments)
        bookings.insert(appointment.id);
    REQUIRE(std::includes(bookings.begin(), bookings.end(), witness.bookings.begin(), witness.bookings.end()));
}

// Nothing delivered comes back, nothing undelivered is missing, and the next number is the next.
void check_outbox(StoreAtWork& store, const Witness& witness) {
    const auto records = store.records();
    if (records.empty()) return;
    REQUIRE(records.front().sequence > witness.delivered);
    REQUIRE(records.back().sequence - records.front().sequence + 1 == std::ssize(records));
    store.checked_in(900);
    REQUIRE(store.records().back().sequence == records.back().sequence + 2);
}

} // namespace

void check_nothing_lost(const std::filesystem::path& directory, const Witness& witness,
                        const std::string& file_system) {
    StoreAtWork store(directory, 99, file_system);
    INFO(store.report.damage);
    REQUIRE_FALSE(store.report.moved_aside_to);
    const auto day = store.visits.station_day(morning().today).value();
    check_tickets(day, witness);
    check_bookings(day, witness);
    check_outbox(store, witness);
    const auto current = Configurations(*store.database).current().value();
    REQUIRE((current ? current->version : 0) >= witness.configuration);
    for (const std::string& id : witness.receptions)
        REQUIRE(ask(directory / "station.db", "SELECT id FROM receptions WHERE id = '" + id + "'") == id);
}

} // namespace liaison::store::test
