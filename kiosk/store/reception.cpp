// Visits: the reception log, from the first draft to the signed record.
#include "domain/text.hpp"
#include "store/database.hpp"
#include "store/rows.hpp"
#include "store/visit_writer.hpp"
#include "store/visits.hpp"

namespace liaison::store {

using domain::TicketState;

namespace {

void check_text(const std::string& text) {
    if (domain::code_points(text).size() > domain::max_reception_text)
        refuse("the text of the reception is longer than allowed");
}

domain::Ticket ticket_of(VisitWriter& writer, const domain::Reception& reception) {
    auto ticket = writer.find_ticket(reception.ticket_id);
    if (!ticket) refuse("no such ticket");
    if (ticket->check_in_id != reception.check_in_id || ticket->deputy_id != reception.deputy_id)
        refuse("the reception names another visitor or deputy than its ticket");
    return *std::move(ticket);
}

} // namespace

Saved<void> Visits::save_draft(const domain::ReceptionDraft& draft) {
    return in_transaction(database_.connection(), [&] {
        SQLite::Database& sqlite = database_.connection().sqlite;
        check_text(draft.text);
        const auto result = draft.result ? std::optional<std::string>{to_string(*draft.result)} : std::nullopt;
        const int written =
            run(sqlite,
                "INSERT INTO reception_drafts (ticket_id, category, text, result, begun_at)"
                " SELECT id, ?2, ?3, ?4, ?5 FROM tickets WHERE id = ?1 AND state = 'meeting'"
                " ON CONFLICT (ticket_id) DO UPDATE SET category = excluded.category, text = excluded.text,"
                " result = excluded.result, begun_at = excluded.begun_at",
                draft.ticket_id, draft.category, draft.text, result, draft.begun_at);
        if (written == 0) refuse("a draft belongs to a reception under way");
    });
}

Saved<domain::Reception> Visits::finish_reception(const domain::Reception& reception, const Moment& now) {
    return in_transaction(database_.connection(), [&] {
        VisitWriter writer(database_.connection().sqlite, key_, random_, now);
        check_text(reception.text);
        const domain::Ticket ticket = ticket_of(writer, reception);
        domain::Reception written = reception;
        if (written.id.empty()) written.id = writer.new_id();
        writer.move(ticket, TicketState::done);
        run(writer.sqlite(),
            "INSERT INTO receptions (id, ticket_id, check_in_id, deputy_id, begun_at, ended_at, category, "
            "text, result)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            written.id, ticket.id, ticket.check_in_id, ticket.deputy_id, written.begun_at, written.ended_at,
            written.category, written.text, to_string(written.result));
        run(writer.sqlite(), "DELETE FROM reception_drafts WHERE ticket_id = ?", ticket.id);
        writer.records().write(written);
        return written;
    });
}

} // namespace liaison::store
