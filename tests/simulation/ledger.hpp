// What the store has answered as saved, and what follows from it by the simulation's own reckoning.
#pragma once

#include <map>
#include <set>

#include "domain/figures.hpp"
#include "domain/opinion_chain.hpp"
#include "domain/visit_requests.hpp"
#include "plan.hpp"
#include "store/saved.hpp"

namespace liaison::simulation {

inline constexpr int nobody = -1; // came without a document

struct Visit {
    domain::Ticket ticket; // as it was answered last
    int person = nobody;
    domain::WallTime over_at{}; // from when on its personal data grow old
};

struct Booking {
    domain::Appointment appointment;
    int person = nobody;
    domain::WallTime over_at{};
};

struct Log {
    std::string ticket_id;
    std::string deputy_id;
    domain::WallTime ended_at;
    int version = 1;
    std::set<std::string> opinions{}; // of the newest version
};

struct Matter {
    std::string ticket_id;
    std::string reception_id;
    domain::WallTime raised_at;
    bool on_the_spot = false;
    bool withdrawn = false;
    std::vector<domain::ChainEvent> told{}; // by the county, in its order
    std::vector<domain::ChainEvent> own{};  // said at the station, not told back yet

    std::vector<domain::ChainEvent> events() const;
    std::optional<domain::WallTime> carried_out_at() const;
};

class Ledger {
public:
    // ---- what was answered ----
    void checked_in(const domain::Ticket& ticket, int person);
    void booked(const domain::Appointment& appointment, int person);
    void moved(const domain::Ticket& ticket); // any step but the two below
    void withdrawn(const std::string& ticket_id, domain::TicketState to);
    void cancelled(const std::string& appointment_id);
    void drafted(const domain::ReceptionDraft& draft) { drafts[draft.ticket_id] = draft.log; }
    void received(const domain::Reception& reception, domain::WallTime written_at);
    void told(const domain::ChainEvent& event);
    void said(const domain::ChainEvent& event) { matters.at(event.opinion_id).own.push_back(event); }

    // ---- what follows from the rules; gives how many it concerns ----
    int close_earlier_days(const store::Moment& now);
    int cancel_closed(const Plan& plan, const domain::TimeZone& zone, domain::WallTime now);

    // ---- questions ----
    domain::Ticket& ticket(const std::string& id) { return visits.at(id).ticket; }
    // Of this person in this deputy's queue, beside the one named; empty: none.
    std::string live_ticket(int person, const std::string& deputy, domain::Day day,
                            const std::string& but = {}) const;
    bool may_book(int person, const std::string& deputy, domain::WallTime start, const Plan& plan,
                  const store::Moment& now, const domain::TimeZone& zone) const;
    std::map<domain::Day, domain::Figures> figures(const domain::TimeZone& zone) const;

    std::map<std::string, Visit> visits;
    std::map<std::string, Booking> bookings;
    std::map<std::string, domain::ReceptionLog> drafts; // by ticket
    std::map<std::string, Log> logs;
    std::map<std::string, Matter> matters;
    std::map<std::string, std::set<std::string>> raised_by; // opinions of each ticket, withdrawn ones too
    std::vector<domain::WallTime> talks{}; // when each was over; its words bear its place in this list
    std::vector<std::pair<std::string, domain::WallTime>> attendances; // deputy, when
    std::map<domain::Day, std::vector<std::string>> tickets_of;        // in the order of their numbers
    std::set<std::string> live;                                        // tickets that wait, are called, or meet
    std::set<std::string> touched;                                     // tickets whose opinions had news

private:
    void follow(const std::string& appointment_id, domain::AppointmentState state);
    void settle(const std::string& ticket_id);

    std::map<domain::WallTime, std::vector<std::string>> starts_; // of bookings
};

bool is_live(domain::TicketState state);

} // namespace liaison::simulation
