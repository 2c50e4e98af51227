// Whatever people and the county do, in whatever order: what must always hold, holds.
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "catch.hpp"
#include "fault_file_system.hpp"
#include "station.hpp"
#include "store/reception_logs.hpp"

using namespace liaison::store;
using namespace liaison::store::test;
using namespace liaison::domain;
using nlohmann::json;

namespace {

constexpr int runs = 30;
constexpr int operations = 150;

// What the county knows: the last state of each ticket and appointment, from the records alone.
struct County {
    std::map<std::string, std::string> states;
    std::int64_t last_sequence = 0;
    std::set<std::string> record_ids;
    std::map<std::string, std::string> opinions; // their last event
    std::map<std::string, int> versions;

    // Raised once, then corrected any number of times, at last perhaps withdrawn.
    void take_opinion(const json& body) {
        const std::string event = body.at("event");
        std::string& last = opinions[body.at("opinion_id")];
        REQUIRE((event == "raised") == last.empty());
        REQUIRE(last != "withdrawn");
        last = event;
    }

    void take(const WireRecord& record) {
        REQUIRE(record.sequence == last_sequence + 1); // without a gap, and none twice
        last_sequence = record.sequence;
        REQUIRE(record_ids.insert(record.id).second);
        const json body = json::parse(record.body);
        if (record.kind == RecordKind::ticket) states[body.at("ticket_id")] = body.at("state");
        if (record.kind == RecordKind::opinion) take_opinion(body);
        if (record.kind == RecordKind::reception) {
            int& version = versions[body.at("reception_id")];
            REQUIRE(body.at("version") == version + 1); // none is skipped, none comes twice
            version = body.at("version");
        }
        if (record.kind == RecordKind::appointment) states[body.at("appointment_id")] = body.at("state");
    }
};

class RandomStation {
public:
    explicit RandomStation(std::uint64_t seed) : random_(seed) { room_.rules.capacity = 1 + below(3); }

    void step() {
        now_ = morning(std::chrono::minutes{minute_ += below(4)});
        const auto unsent = store_->outbox.unsent().value();
        const bool done = act(below(20));
        if (!done) REQUIRE(store_->outbox.unsent().value() == unsent); // a refusal leaves no trace
        check_rules();
    }

    // Everything arrives; then the county and the station agree.
    void check_county() {
        for (const WireRecord& record : store_->records())
            county_.take(record);
        const StationDay day = this->day();
        for (const Ticket& ticket : day.tickets)
            REQUIRE(county_.states.at(ticket.id) == to_string(ticket.state));
        for (const Appointment& appointment : day.appointments)
            REQUIRE(county_.states.at(appointment.id) == to_string(appointment.state));
    }

private:
    int below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }
    StationDay day() { return store_->visits.station_day(morning().today).value(); }
    std::string deputy() { return below(2) == 0 ? "deputy-1" : "deputy-2"; }

    std::string any_ticket() {
        const auto tickets = day().tickets;
        return tickets.empty() ? "none"
                               : tickets[static_cast<std::size_t>(below(static_cast<int>(tickets.size())))].id;
    }
    std::optional<Appointment> any_appointment() {
        const auto all = day().appointments;
        if (all.empty()) return std::nullopt;
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

    bool act(int what) {
        Visits& visits = store_->visits;
        switch (what) {
        case 0:
        case 1: return visits.check_in(walk_in(below(8), deputy()), now_).has_value();
        case 2: return visits.check_in({without_papers(), deputy(), any_appointment()}, now_).has_value();
        case 3: return book(below(8));
        case 4: return call_next(deputy());
        case 5: return visits.call_again(any_ticket(), now_).has_value();
        case 6: return visits.begin_reception(any_ticket(), now_).has_value();
        case 7: return visits.mark_missed(any_ticket(), now_).has_value();
        case 8: return finish(any_ticket());
        case 9: return cancel();
        case 10: return deliver();
        case 11: return visits.hand_over(any_ticket(), deputy(), now_).has_value();
        case 12: return correct(deputy());
        case 13: return visits.set_aside(any_ticket(), now_).has_value();
        case 14: return visits.recall(any_ticket(), now_).has_value();
        case 15: return visits.transfer(any_ticket(), deputy(), now_).has_value();
        case 16: return visits.leave(any_ticket(), now_).has_value();
        case 17: return visits.set_priority(any_ticket(), priority(), deputy(), now_).has_value();
        case 18: return visits.call(any_ticket(), deputy(), now_).has_value();
        default: return restart();
        }
    }
    std::optional<PriorityReason> priority() {
        if (below(3) == 0) return std::nullopt;
        return static_cast<PriorityReason>(below(3));
    }
    // Whom the order names, and nobody whom another desk has.
    bool call_next(const std::string& deputy) {
        const StationDay before = day();
        const Ticket* next = next_in_queue(before.tickets, deputy, now_.wall);
        const auto called = store_->visits.call_next(deputy, now_);
        REQUIRE(called);
        REQUIRE(called->has_value() == (next != nullptr));
        if (!next) return false;
        REQUIRE((*called)->id == next->id);
        REQUIRE((next->state == TicketState::waiting || next->state == TicketState::set_aside));
        return true;
    }
    bool book(int who) {
        const auto start = morning(std::chrono::minutes{20 * below(12)}).wall;
        return store_->visits.book({person(who), deputy(), start}, room_.calendar(), now_).has_value();
    }
    bool finish(const std::string& id) {
        for (const Ticket& ticket : day().tickets)
            if (ticket.id == id) return store_->visits.finish_reception(reception_of(ticket), now_).has_value();
        return false;
    }
    bool correct(const std::string& deputy) {
        ReceptionLogs logs(*store_->database, random_from(random_()));
        const auto listed = logs.of_deputy(deputy, morning().wall).value();
        if (listed.empty()) return false;
        Reception next = logs.versions(listed.front().reception_id).value().back();
        ++next.version;
        if (below(6) == 0) ++next.version; // somebody else was quicker
        next.correction = Correction{deputy, now_.wall, "补充"};
        if (below(2) == 0) next.log.opinions.push_back({.category = "water", .words = "又一件"});
        if (below(2) == 0 && !next.log.opinions.empty()) next.log.opinions.erase(next.log.opinions.begin());
        if (next.log.opinions.size() > max_opinions) return false;
        return logs.correct(next, now_).has_value();
    }
    bool cancel() {
        const auto appointment = any_appointment();
        return appointment && store_->visits.cancel(appointment->id, now_).has_value();
    }
    bool deliver() {
        std::vector<RecordResult> results;
        const auto batch =
            store_->outbox.next_batch(1 + static_cast<std::size_t>(below(20)), 1'000'000).value();
        for (const WireRecord& record : batch) {
            county_.take(record);
            results.push_back(
                {record.sequence, below(9) == 0 ? RecordOutcome::refused : RecordOutcome::stored, ""});
        }
        return store_->outbox.acknowledge(results).has_value();
    }
    bool restart() {
        store_.reset();
        store_ = std::make_unique<StoreAtWork>(folder_.data(), ++starts_, disk_.name());
        return true;
    }

    void check_rules() {
        const StationDay day = this->day();
        std::set<std::string> numbers, waiting;
        int running = 0;
        for (const Ticket& ticket : day.tickets) {
            REQUIRE(ticket.number == ticket_number(++running)); // none is lost, none is left out
            REQUIRE(numbers.insert(ticket.number).second);
            if (ticket.state == TicketState::waiting && !ticket.visitor_name.empty())
                REQUIRE(waiting.insert(ticket.visitor_name + ticket.deputy_id).second);
        }
        for (const Appointment& a : day.appointments) {
            int in_slot = 0;
            for (const Appointment& b : day.appointments) {
                const bool at_once = a.start < b.end && b.start < a.end && a.holds_slot() && b.holds_slot();
                if (at_once && a.deputy_id == b.deputy_id) ++in_slot;
                if (at_once && a.id != b.id) REQUIRE(a.person_key != b.person_key);
            }
            REQUIRE(in_slot <= room_.rules.capacity);
        }
    }

    std::mt19937_64 random_;
    TemporaryFolder folder_;
    FaultFileSystem disk_; // never fails here: it is quick
    Room room_;
    County county_;
    Moment now_ = morning();
    int minute_ = 0;
    std::uint64_t starts_ = 1;
    std::unique_ptr<StoreAtWork> store_ = std::make_unique<StoreAtWork>(folder_.data(), 1, disk_.name());
};

} // namespace

TEST_CASE("random operations keep every rule") {
    const auto first_seed = Catch::rngSeed() != 0 ? Catch::rngSeed() : 1U;
    for (unsigned seed = first_seed; seed < first_seed + runs; ++seed) {
        INFO("seed " << seed << ": run with --rng-seed " << seed);
        RandomStation station(seed);
        for (int i = 0; i < operations; ++i)
            station.step();
        station.check_county();
    }
}
