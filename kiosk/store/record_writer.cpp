#include "store/record_writer.hpp"

namespace liaison::store {

using domain::RecordKind;

void RecordWriter::write(const domain::CheckIn& check_in) {
    append(RecordKind::check_in, check_in.id, record_body(check_in));
}
void RecordWriter::write(const domain::Appointment& appointment) {
    append(RecordKind::appointment, appointment.id, record_body(appointment));
}
void RecordWriter::write(const domain::Ticket& ticket) {
    append(RecordKind::ticket, ticket.check_in_id, record_body(ticket));
}
void RecordWriter::write(const domain::Reception& reception) {
    append(RecordKind::reception, reception.check_in_id, record_body(reception));
}
void RecordWriter::write(const domain::KeeperCall& call) {
    append(RecordKind::keeper_call, call.id, record_body(call));
}
void RecordWriter::write(const domain::OpinionNews& news) {
    append(RecordKind::opinion, news.check_in_id, record_body(news));
}

void RecordWriter::write(const domain::ChainEvent& event) {
    append(RecordKind::chain_event, event.opinion_id, to_json(event));
}

void RecordWriter::write(const domain::Activity& activity) {
    append(RecordKind::activity, activity.id, to_json(activity));
}

void RecordWriter::write(const domain::StationHealth& health) {
    append(RecordKind::health, "", record_body(health));
}

void RecordWriter::append(RecordKind kind, const std::string& about, const std::string& body) {
    if (body.size() > domain::max_record_bytes)
        refuse(std::string("the record of a ") + to_string(kind) + " is larger than the county takes");
    const std::string id = domain::make_uuid(random_());
    // The counter is part of the transaction: rolled back with it, and ahead of every number that was ever
    // used.
    run(sqlite_, "UPDATE outbox_counter SET last_sequence = last_sequence + 1");
    run(sqlite_,
        "INSERT INTO outbox (sequence, id, kind, about, recorded_at, body, boot, since_boot, county_ahead)"
        " SELECT last_sequence, ?1, ?2, ?3, ?4, travelling(?5, ?1, ?2, ?3), boot, ?6,"
        " coalesce(county_at_start + ?6 - ?4, county_clock.county_ahead)"
        " FROM outbox_counter, temp.this_start, county_clock",
        id, to_string(kind), about, now_.wall, body, std::int64_t{now_.monotonic.since_start.count()});
}

} // namespace liaison::store
