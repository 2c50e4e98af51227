namespace liaison::store {

extern const char* const more_kinds_of_records;
const char* const more_kinds_of_records = R"sql(
-- SQLite cannot drop a CHECK, so the table is made anew: which kinds there are is domain::RecordKind's to say, and a
-- kind that the program does not know is found when the row is read.
CREATE TABLE outbox_of_any_kind (
    sequence    INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    about       TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    body        TEXT NOT NULL
) STRICT;
INSERT INTO outbox_of_any_kind SELECT sequence, id, kind, about, recorded_at, body FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_any_kind RENAME TO outbox;
CREATE INDEX outbox_by_subject ON outbox (about);
)sql";

} // namespace liaison::store
