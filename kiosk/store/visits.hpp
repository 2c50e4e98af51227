// Everything that happens to a visit, each step one transaction that holds the facts and the records that tell
// the county about them.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "store/device_key.hpp"
#include "store/saved.hpp"

namespace liaison::store {

class Database;

using FoundByCode = std::variant<std::monostate, domain::Appointment, domain::Ticket>;

// Errors of all of these: what the disk says, and `failed` where the state of the ticket or appointment does
// not allow the step.
class Visits {
public:
    Visits(Database& database, const DeviceKey& key, RandomSource random)
        : database_(database), key_(key), random_(std::move(random)) {}

    // ---- the citizen ----
    // Who waits for this deputy already, or comes again with the same appointment, gets their ticket back with
    // a new code (the old one is then worth nothing). Error `rule`/no_such_slot: the appointment is cancelled,
    // over, for another time, or unknown and not the county's. Who missed it, and whose place another person
    // has booked since, waits without it.
    Saved<domain::IssuedTicket> check_in(const domain::CheckInRequest& request, const Moment& now,
                                         const domain::QueueRules& rules = {});

    // The slot of the request, where domain::may_book lets this person have it at this moment; writes nothing.
    Saved<domain::Slot> look_at_slot(const domain::BookingRequest& request, const domain::Calendar& calendar,
                                     const Moment& now);

    // Error `rule`: domain::may_book says no, against what is stored at this moment.
    Saved<domain::IssuedBooking> book(const domain::BookingRequest& request, const domain::Calendar& calendar,
                                      const Moment& now);

    Saved<void> cancel(const std::string& appointment_id, const Moment& now);

    // What was booked follows the calendar as it is now: goes over to a substitute, or back, or is cancelled
    // where nobody receives. Gives how many changed. The county is told in the same step, the visitor when they
    // come. Safe to call at any time.
    Saved<int> follow_calendar(const domain::Calendar& calendar, const Moment& now);

    // What a ticket code of this kiosk stands for; monostate: none of ours, or replaced by a newer one.
    Saved<FoundByCode> find_by_ticket_code(const std::string& code);

    // ---- the desk ----
    // Error `moved_on` of each of these: the ticket is not where it was seen.
    Saved<std::optional<domain::Ticket>> call_next(const std::string& deputy_id, const Moment& now,
                                                   const domain::QueueRules& rules = {});
    // This one, whoever it waited for: from now on it is this deputy's.
    Saved<domain::Ticket> call(const std::string& ticket_id, const std::string& deputy_id, const Moment& now);
    Saved<domain::Ticket> call_again(const std::string& ticket_id, const Moment& now);
    Saved<domain::Ticket> begin_reception(const std::string& ticket_id, const Moment& now);
    Saved<domain::Ticket> set_aside(const std::string& ticket_id, const Moment& now);
    Saved<domain::Ticket> mark_missed(const std::string& ticket_id, const Moment& now);
    // Set aside or missed, and there after all: waits at the front. Whoever missed an appointment waits without
    // it.
    Saved<domain::Ticket> recall(const std::string& ticket_id, const Moment& now);
    // Waits for another deputy, at the place that its arrival gives it.
    Saved<domain::Ticket> transfer(const std::string& ticket_id, const std::string& deputy_id,
                                   const Moment& now);
    Saved<domain::Ticket> leave(const std::string& ticket_id, const Moment& now);
    Saved<domain::Ticket> set_priority(const std::string& ticket_id,
                                       std::optional<domain::PriorityReason> reason,
                                       const std::string& deputy_id, const Moment& now);
    Saved<void> save_draft(const domain::ReceptionDraft& draft);
    Saved<domain::Reception> finish_reception(const domain::Reception& reception,
                                              const Moment& now); // gives its id and its opinions'
    // The reception under way goes on with another deputy, draft and all.
    Saved<domain::Ticket> hand_over(const std::string& ticket_id, const std::string& deputy_id,
                                    const Moment& now);

    // ---- the station ----
    // Tickets of `day`, and those of earlier days whose reception is still under way.
    Saved<domain::StationDay> station_day(domain::Day day);

    // Appointments of earlier days that nobody came to become no-shows, tickets of earlier days that were never
    // received are missed. Gives how many changed; safe to call at any time.
    Saved<int> close_earlier_days(const Moment& now);

private:
    template <class Work>
    auto write(const Moment& now, Work work);

    Database& database_;
    const DeviceKey& key_;
    RandomSource random_;
};

} // namespace liaison::store
