namespace liaison::store {

extern const char* const sheets;
const char* const sheets = R"sql(
-- Photographed sheets, as JPEG. One belongs to a draft until a log that names it is written; the others of that ticket
-- are then gone. `sent` counts the bytes that the county has.
CREATE TABLE sheets (
    id        TEXT NOT NULL PRIMARY KEY,
    ticket_id TEXT NOT NULL REFERENCES tickets (id),
    taken_at  INTEGER NOT NULL,
    sha256    TEXT NOT NULL,
    bytes     INTEGER NOT NULL CHECK (bytes > 0),
    sent      INTEGER NOT NULL DEFAULT 0 CHECK (sent BETWEEN 0 AND bytes),
    kept      INTEGER NOT NULL DEFAULT 0 CHECK (kept IN (0, 1)),
    picture   BLOB -- NULL: erased
) STRICT;
CREATE INDEX sheets_by_ticket ON sheets (ticket_id);
CREATE INDEX sheets_to_send ON sheets (taken_at) WHERE kept = 1 AND sent < bytes;
)sql";

} // namespace liaison::store
