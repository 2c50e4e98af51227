// The small things that everything on the wire is made of: each reads one JSON value or fails with where and
// why.
#pragma once

#include "domain/configuration_reading.hpp"

namespace liaison::domain {

std::string uuid(const JsonReader& reader);
WallTime moment(const JsonReader& reader); // RFC 3339 in UTC with milliseconds

// A time of a deputy that an appointment is about, as a part of a larger value.
template <class Timed>
void read_slot_time(JsonReader& reader, Timed& into) {
    into.appointment_id = uuid(reader.member("appointment_id"));
    into.deputy_id = identifier(reader.member("deputy"));
    into.start = moment(reader.member("start"));
    into.end = moment(reader.member("end"));
    if (into.end <= into.start) reader.fail("the end is not after the start");
}

template <class Timed>
nlohmann::json slot_time_value(const Timed& timed) {
    return {{"appointment_id", timed.appointment_id},
            {"deputy", timed.deputy_id},
            {"start", format_wall_time(timed.start)},
            {"end", format_wall_time(timed.end)}};
}

} // namespace liaison::domain
