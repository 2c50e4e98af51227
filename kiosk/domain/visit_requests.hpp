// What a visit asks to be written down, and what it is told once that is on disk. The flow makes the requests,
// the store answers them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/activity.hpp"
#include "domain/appointment.hpp"
#include "domain/queue.hpp"
#include "domain/reception.hpp"
#include "domain/sign_in.hpp"
#include "domain/slots.hpp"
#include "domain/visitor.hpp"
#include "domain/waiting_time.hpp"

namespace liaison::domain {

// "I am here and wait for this deputy": a walk-in, or one with an appointment.
struct CheckInRequest {
    CheckIn check_in; // its id may be empty: the store makes one
    std::string deputy_id;
    std::optional<Appointment> appointment; // known to the kiosk, or brought as a signed code
};

// "I come at that time."
struct BookingRequest {
    CheckIn check_in;
    std::string deputy_id;
    WallTime start;
    std::string matter{};         // MatterKind::code; empty: the usual one
    std::string appointment_id{}; // of the hold; empty: the store makes one
};

struct IssuedTicket {
    Ticket ticket;
    std::string code; // make_ticket_code: shown and printed once, then only its keyed hash is known
    int people_ahead = 0;
    std::optional<WaitingTime> waiting{};
};

struct IssuedBooking {
    Appointment appointment;
    std::string code;
};

// Why something was not saved. Everything but `rule` and `moved_on` is the keeper's business.
struct SaveError {
    enum class Kind {
        rule, // a booking rule speaks against it; `rule` says which
        disk_full,
        no_permission, // the disk or the folder cannot be written
        corrupt,
        moved_on, // the ticket is not where it was seen: another desk was quicker
        failed,   // anything else
    };
    Kind kind = Kind::failed;
    BookingError rule = BookingError::no_such_slot; // where kind is rule
    std::string detail;                             // for the keeper; no personal data
};

// The part of the store that the screens need at hand.
struct StationDay {
    std::vector<Appointment> appointments; // from today on
    std::vector<Ticket> tickets;           // of today, in the order of their issue
    std::vector<ReceptionDraft> drafts;    // of receptions under way
    std::int64_t unsent_records = 0;       // wait for the county
    std::vector<SignInTries> sign_ins{};   // of all with a wrong try since their last right one
    // How long each deputy's last receptions took, at most receptions_learnt_from.
    std::map<std::string, std::vector<std::chrono::minutes>> receptions{};

    std::vector<Activity> activities{};         // of today that have begun
    std::vector<Appointment> taken_elsewhere{}; // times of shared deputies that other stations have booked

    // All that takes up places here.
    std::vector<Appointment> booked() const {
        std::vector<Appointment> all = appointments;
        all.insert(all.end(), taken_elsewhere.begin(), taken_elsewhere.end());
        return all;
    }

    WaitingTime waiting_time(const std::string& deputy_id, int people_ahead) const {
        const auto known = receptions.find(deputy_id);
        return estimate_waiting(known == receptions.end() ? std::vector<std::chrono::minutes>() : known->second,
                                people_ahead);
    }
};

} // namespace liaison::domain
