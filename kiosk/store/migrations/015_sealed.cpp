// Personal values are sealed with a key for each visit, and what was plain is sealed here: store/seals.hpp has
// the functions.

namespace liaison::store {

extern const char* const sealed_values;
const char* const sealed_values = R"sql(
-- One row: which key of the machine wraps the others (store/machine_key.hpp).
CREATE TABLE machine_key (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    id       TEXT NOT NULL
) STRICT;

-- The keys that personal values are sealed with. A row that is gone takes with it whatever it opened.
CREATE TABLE data_keys (
    subject     TEXT NOT NULL PRIMARY KEY, -- a check-in, or an opinion
    machine_key TEXT NOT NULL,
    wrapped     BLOB NOT NULL
) STRICT, WITHOUT ROWID;

DROP TRIGGER versions_stay;
DROP TRIGGER chain_events_stay;
UPDATE check_ins SET name = sealed(name, id, 'check_ins.name'), number = sealed(number, id, 'check_ins.number');
UPDATE tickets SET priority = sealed(priority, check_in_id, 'tickets.priority/' || id) WHERE priority IS NOT NULL;
UPDATE reception_drafts SET body = sealed(body, (SELECT check_in_id FROM tickets WHERE id = ticket_id),
    'reception_drafts.body/' || ticket_id);
UPDATE reception_versions SET body = sealed(body, (SELECT check_in_id FROM receptions WHERE id = reception_id),
    'reception_versions.body/' || reception_id || '/' || version);
UPDATE opinions SET words = sealed(words, check_in_id, 'opinions.words/' || id),
    answer = sealed(answer, check_in_id, 'opinions.answer/' || id);

-- What an event tells the citizen stands beside the rest of it, which is not personal and stays.
ALTER TABLE chain_events ADD COLUMN text TEXT; -- NULL: none, or erased
UPDATE chain_events SET text = sealed(body ->> '$.text', opinion_id, 'chain_events.text/' || id),
    body = json_set(body, '$.text', '…') WHERE body ->> '$.text' IS NOT NULL;

UPDATE outbox SET body = travelling(body, id, kind, about);
UPDATE set_aside SET body = travelling(body, id, kind, about);

CREATE TRIGGER versions_stay BEFORE UPDATE ON reception_versions
WHEN NEW.body IS NOT NULL OR NEW.reception_id <> OLD.reception_id OR NEW.version <> OLD.version
    OR NEW.written_at <> OLD.written_at OR NEW.written_by <> OLD.written_by
BEGIN
    SELECT RAISE(ABORT, 'a version of a log is never changed');
END;
CREATE TRIGGER chain_events_stay BEFORE UPDATE ON chain_events
WHEN NEW.id <> OLD.id OR NEW.opinion_id <> OLD.opinion_id OR NEW.at <> OLD.at OR NEW.body <> OLD.body
    OR NEW.text IS NOT NULL AND NEW.text IS NOT OLD.text
BEGIN
    SELECT RAISE(ABORT, 'the history of an opinion is only added to');
END;

-- What travels of a sheet is longer than the picture, so that the CHECK of `sent` has to go: the table is made anew.
CREATE TABLE sheets_before AS SELECT * FROM sheets;
DROP TABLE sheets;
CREATE TABLE sheets (
    id        TEXT NOT NULL PRIMARY KEY,
    ticket_id TEXT NOT NULL REFERENCES tickets (id),
    taken_at  INTEGER NOT NULL,
    sha256    TEXT NOT NULL,                    -- of the JPEG
    bytes     INTEGER NOT NULL CHECK (bytes > 0),
    to_send   INTEGER NOT NULL,                 -- bytes of what travels
    sent      INTEGER NOT NULL DEFAULT 0 CHECK (sent BETWEEN 0 AND to_send),
    kept      INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    picture   BLOB,                             -- sealed for the disk; NULL: erased
    envelope  BLOB                              -- sealed to the county; NULL: the picture itself travels
) STRICT;
INSERT INTO sheets (id, ticket_id, taken_at, sha256, bytes, to_send, sent, kept, picture)
    SELECT id, ticket_id, taken_at, sha256, bytes, bytes, sent, kept,
        sealed(picture, (SELECT check_in_id FROM tickets WHERE tickets.id = ticket_id), 'sheets.picture/' || id)
    FROM sheets_before;
DROP TABLE sheets_before;
CREATE INDEX sheets_by_ticket ON sheets (ticket_id);
CREATE INDEX sheets_to_send ON sheets (taken_at) WHERE kept = 1 AND sent < to_send;
)sql";

} // namespace liaison::store
