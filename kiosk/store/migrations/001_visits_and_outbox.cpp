// Moments are milliseconds since 1970 in UTC; days are local, "2026-11-24". NULL in a personal column means:
// never known, or erased.
namespace liaison::store {

extern const char* const visits_and_outbox;
const char* const visits_and_outbox = R"sql(
CREATE TABLE check_ins (
    id            TEXT NOT NULL PRIMARY KEY,
    person_key    TEXT,
    name          TEXT,
    number        TEXT,
    identified_by TEXT NOT NULL CHECK (identified_by IN ('id_card', 'code', 'typed_number', 'without_papers')),
    language      TEXT NOT NULL,
    agreed_at     INTEGER NOT NULL,
    arrived_at    INTEGER NOT NULL
) STRICT;
CREATE INDEX check_ins_by_person ON check_ins (person_key) WHERE person_key IS NOT NULL;

CREATE TABLE appointments (
    id               TEXT NOT NULL PRIMARY KEY,
    day              TEXT NOT NULL,
    number           INTEGER, -- NULL: issued by the county
    person_key       TEXT,
    check_in_id      TEXT REFERENCES check_ins (id), -- of the booking
    deputy_id        TEXT NOT NULL,
    start_at         INTEGER NOT NULL,
    end_at           INTEGER NOT NULL CHECK (end_at > start_at),
    state            TEXT NOT NULL
        CHECK (state IN ('booked', 'arrived', 'called', 'meeting', 'done', 'no_show', 'cancelled')),
    issued_by_county INTEGER NOT NULL CHECK (issued_by_county IN (0, 1)),
    booked_at        INTEGER NOT NULL,
    code_hash        TEXT UNIQUE, -- NULL: issued by the county, its code is signed
    UNIQUE (day, number)
) STRICT;
CREATE INDEX appointments_by_end ON appointments (end_at);
CREATE INDEX appointments_by_check_in ON appointments (check_in_id);

-- The rule is checked before; this is what holds if that check is ever wrong.
CREATE TRIGGER one_person_one_place BEFORE INSERT ON appointments
WHEN NEW.person_key IS NOT NULL AND EXISTS (
    SELECT 1 FROM appointments WHERE person_key = NEW.person_key AND state NOT IN ('cancelled', 'no_show')
        AND start_at < NEW.end_at AND NEW.start_at < end_at)
BEGIN
    SELECT RAISE(ABORT, 'the person has an appointment at that time');
END;

CREATE TABLE tickets (
    id             TEXT NOT NULL PRIMARY KEY,
    day            TEXT NOT NULL,
    number         INTEGER NOT NULL CHECK (number > 0),
    deputy_id      TEXT NOT NULL,
    check_in_id    TEXT NOT NULL REFERENCES check_ins (id),
    appointment_id TEXT REFERENCES appointments (id),
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'called', 'meeting', 'done', 'missed')),
    issued_at      INTEGER NOT NULL,
    called_at      INTEGER,
    calls          INTEGER NOT NULL DEFAULT 0,
    code_hash      TEXT NOT NULL UNIQUE,
    UNIQUE (day, number)
) STRICT;
CREATE INDEX tickets_by_check_in ON tickets (check_in_id);
CREATE INDEX tickets_by_state ON tickets (state);
CREATE UNIQUE INDEX one_live_ticket_an_appointment ON tickets (appointment_id)
    WHERE appointment_id IS NOT NULL AND state <> 'missed';

CREATE TABLE receptions (
    id          TEXT NOT NULL PRIMARY KEY,
    ticket_id   TEXT NOT NULL UNIQUE REFERENCES tickets (id),
    check_in_id TEXT NOT NULL REFERENCES check_ins (id),
    deputy_id   TEXT NOT NULL,
    begun_at    INTEGER NOT NULL,
    ended_at    INTEGER NOT NULL,
    category    TEXT NOT NULL,
    text        TEXT,
    result      TEXT NOT NULL
) STRICT;
CREATE INDEX receptions_by_check_in ON receptions (check_in_id);

-- Facts on their way to the county. `about` is the check-in, or the appointment, whose personal data the county lacks
-- as long as the row is here.
CREATE TABLE outbox (
    sequence    INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('check_in', 'appointment', 'ticket', 'reception')),
    about       TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_by_subject ON outbox (about);

-- What the county will never take: kept for a person to look at.
CREATE TABLE set_aside (
    sequence    INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    about       TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        TEXT NOT NULL,
    reason      TEXT NOT NULL
) STRICT;
CREATE INDEX set_aside_by_subject ON set_aside (about);

-- One row: the last number given to a record. It outlives the records.
CREATE TABLE outbox_counter (
    only_row      INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    last_sequence INTEGER NOT NULL
) STRICT;
INSERT INTO outbox_counter VALUES (1, 0);
)sql";

} // namespace liaison::store
