// One step of a visit inside the caller's transaction: rows, and for each changed row the record that tells the
// county. Everything here throws Refused or SQLite::Exception. Private to the room.
#pragma once

#include "store/device_key.hpp"
#include "store/record_writer.hpp"

namespace liaison::store {

class VisitWriter {
public:
    VisitWriter(SQLite::Database& sqlite, const DeviceKey& key, const RandomSource& random, const Moment& now)
        : sqlite_(sqlite), key_(key), random_(random), now_(now), records_(sqlite, random, now) {}

    SQLite::Database& sqlite() { return sqlite_; }
    const Moment& now() const { return now_; }
    RecordWriter& records() { return records_; }

    // ---- reading ----
    std::optional<domain::Appointment> find_appointment(const std::string& id);
    std::optional<domain::Ticket> find_ticket(const std::string& id);
    std::vector<domain::Ticket> tickets_of_today(); // without names

    // ---- writing ----
    // The check-in as it was written, with its id and person key.
    domain::CheckIn add_check_in(domain::CheckIn check_in);
    // `code` and `check_in_id` are empty for one that the county issued.
    domain::Appointment add_appointment(domain::Appointment appointment, domain::Day day,
                                        const std::string& code, const std::string& check_in_id);
    domain::Ticket add_ticket(const domain::CheckIn& check_in, const std::string& deputy_id,
                              const std::optional<domain::Appointment>& appointment, const std::string& code);
    // Only where the domain allows the change.
    domain::Appointment move(domain::Appointment appointment, domain::AppointmentState to);
    // The appointment as it is now, its times apart.
    domain::Appointment change(domain::Appointment appointment);
    // The ticket's appointment goes the same way.
    domain::Ticket move(domain::Ticket ticket, domain::TicketState to);
    // The ticket as it is now, its state apart.
    domain::Ticket change(domain::Ticket ticket);
    // The visitor will not be received: an appointment becomes a no-show, or cancelled where they had arrived.
    domain::Ticket withdraw(const domain::Ticket& ticket, domain::TicketState to);
    // From now on the ticket answers to `code` alone.
    void replace_code(const domain::Ticket& ticket, const std::string& code);

    std::string new_id() { return domain::make_uuid(random_()); }
    std::string new_code();

private:
    domain::Ticket move_alone(domain::Ticket ticket, domain::TicketState to);

    SQLite::Database& sqlite_;
    const DeviceKey& key_;
    const RandomSource& random_;
    Moment now_;
    RecordWriter records_;
};

} // namespace liaison::store
