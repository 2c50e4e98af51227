#include "domain/appointment.hpp"

namespace liaison::domain {

bool may_become(AppointmentState from, AppointmentState to) {
    using enum AppointmentState;
    switch (from) {
    case booked: return to == arrived || to == no_show || to == cancelled;
    case arrived: return to == called || to == cancelled;
    case called: // arrived: set aside, or goes to another deputy
        return to == meeting || to == no_show || to == called || to == arrived;
    case meeting: return to == done;
    case no_show: return to == arrived; // late the same day: received all the same
    case done:
    case cancelled: return false;
    }
    return false;
}

const char* to_string(AppointmentState state) {
    using enum AppointmentState;
    switch (state) {
    case booked: return "booked";
    case arrived: return "arrived";
    case called: return "called";
    case meeting: return "meeting";
    case done: return "done";
    case no_show: return "no_show";
    case cancelled: return "cancelled";
    }
    return "";
}

const char* to_string(Confirmation confirmation) {
    switch (confirmation) {
    case Confirmation::not_needed: return "not_needed";
    case Confirmation::asked: return "asked";
    case Confirmation::given: return "given";
    case Confirmation::refused: return "refused";
    }
    return "";
}

} // namespace liaison::domain
