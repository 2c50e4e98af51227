namespace liaison::store {

extern const char* const queue;
const char* const queue = R"sql(
-- Numbers that are set aside, recalled, given up or given priority. SQLite cannot change a CHECK, so the table is made
-- anew: which states there are is domain::TicketState's to say. What refers to its rows is looked at when the step is
-- over, and then they are there again.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE tickets_before AS SELECT * FROM tickets;
DROP TABLE tickets;
CREATE TABLE tickets (
    id             TEXT NOT NULL PRIMARY KEY,
    day            TEXT NOT NULL,
    number         INTEGER NOT NULL CHECK (number > 0),
    deputy_id      TEXT NOT NULL,
    check_in_id    TEXT NOT NULL REFERENCES check_ins (id),
    appointment_id TEXT REFERENCES appointments (id),
    state          TEXT NOT NULL,
    issued_at      INTEGER NOT NULL,
    called_at      INTEGER,
    calls          INTEGER NOT NULL DEFAULT 0, -- since it last began to wait
    code_hash      TEXT NOT NULL UNIQUE,
    times_aside    INTEGER NOT NULL DEFAULT 0,
    aside_at       INTEGER,
    returned_at    INTEGER,
    priority       TEXT, -- NULL: none; domain::PriorityReason
    priority_by    TEXT,
    priority_at    INTEGER,
    UNIQUE (day, number),
    CHECK ((priority IS NULL) = (priority_by IS NULL) AND (priority IS NULL) = (priority_at IS NULL))
) STRICT;
INSERT INTO tickets (id, day, number, deputy_id, check_in_id, appointment_id, state, issued_at, called_at, calls,
        code_hash)
    SELECT id, day, number, deputy_id, check_in_id, appointment_id, state, issued_at, called_at, calls, code_hash
    FROM tickets_before;
DROP TABLE tickets_before;
CREATE INDEX tickets_by_check_in ON tickets (check_in_id);
CREATE INDEX tickets_by_state ON tickets (state);
CREATE UNIQUE INDEX one_live_ticket_an_appointment ON tickets (appointment_id)
    WHERE appointment_id IS NOT NULL AND state NOT IN ('missed', 'left');
)sql";

} // namespace liaison::store
