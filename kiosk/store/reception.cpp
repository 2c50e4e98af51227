// Visits: the reception log, from the first draft to the signed record; and from one deputy to the next.
#include "domain/reception_json.hpp"
#include "store/database.hpp"
#include "store/log_writer.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::TicketState;

namespace {

domain::Ticket ticket_of(VisitWriter& writer, const domain::Reception& reception) {
    auto ticket = writer.find_ticket(reception.ticket_id);
    if (!ticket) refuse("no such ticket");
    if (ticket->check_in_id != reception.check_in_id)
        refuse("the reception names another visitor than its ticket");
    if (ticket->state != TicketState::meeting || ticket->deputy_id != reception.deputy_id)
        refuse_moved_on("the reception was finished or handed over at another desk");
    return *std::move(ticket);
}

} // namespace

Saved<void> Visits::save_draft(const domain::ReceptionDraft& draft) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        check_lengths(draft.log);
        const int written =
            run(sqlite,
                "INSERT INTO reception_drafts (ticket_id, begun_at, body)"
                " SELECT id, ?2, sealed(?3, check_in_id, 'reception_drafts.body/' || id) FROM tickets"
                " WHERE id = ?1 AND (state = 'meeting' OR (state = 'done' AND ?4 > 0))"
                " ON CONFLICT (ticket_id) DO UPDATE SET begun_at = excluded.begun_at,"
                " body = excluded.body",
                draft.ticket_id, draft.begun_at, to_json(draft), draft.corrects);
        if (written == 0) refuse("a draft belongs to a reception under way, or to a correction");
    });
}

Saved<domain::Reception> Visits::finish_reception(const domain::Reception& reception, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        const domain::Ticket ticket = ticket_of(writer, reception);
        domain::Reception written = reception;
        written.version = 1;
        written.correction.reset();
        if (written.id.empty()) written.id = writer.new_id();
        writer.move(ticket, TicketState::done);
        run(writer.sqlite(),
            "INSERT INTO receptions (id, ticket_id, check_in_id, deputy_id, begun_at, ended_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            written.id, ticket.id, ticket.check_in_id, ticket.deputy_id, written.begun_at, written.ended_at);
        LogWriter(writer.sqlite(), writer.records(), random_).write(written, nullptr, now.wall);
        run(writer.sqlite(), "DELETE FROM reception_drafts WHERE ticket_id = ?", ticket.id);
        return written;
    });
}

Saved<domain::Ticket> Visits::hand_over(const std::string& ticket_id, const std::string& deputy_id,
                                        const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        auto ticket = writer.find_ticket(ticket_id);
        if (!ticket || ticket->state != TicketState::meeting)
            refuse_moved_on("only a reception under way is handed over");
        auto draft = first_row(writer.sqlite(), draft_columns, draft_from, "AND ticket_id = ?", ticket_id);
        if (draft) {
            draft->earlier_deputies.push_back(ticket->deputy_id);
            draft->log.deputy = {}; // whoever finishes it signs it
            run(writer.sqlite(),
                "UPDATE reception_drafts SET body = sealed(?2, ?3, 'reception_drafts.body/' || ticket_id)"
                " WHERE ticket_id = ?1",
                ticket_id, to_json(*draft), ticket->check_in_id);
        }
        ticket->deputy_id = deputy_id;
        run(writer.sqlite(), "UPDATE tickets SET deputy_id = ?2 WHERE id = ?1", ticket_id, deputy_id);
        writer.records().write(*ticket);
        return *ticket;
    });
}

} // namespace liaison::store
