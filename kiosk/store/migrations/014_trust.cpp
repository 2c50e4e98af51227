namespace liaison::store {

extern const char* const trust;
const char* const trust = R"sql(
-- The envelopes as they came, so that the signatures are checked again at every start. Those of the form before this one
-- name no keys and no end: the county sends its newest again. What was taken back stays known.
DROP TABLE configurations;
CREATE TABLE configurations (
    place     TEXT NOT NULL PRIMARY KEY CHECK (place IN ('current', 'previous')),
    version   INTEGER NOT NULL UNIQUE CHECK (version > 0),
    envelope  TEXT NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;

-- Whom the station believes: the roots that followed the one it was set up with, as they came.
CREATE TABLE trust_roots (
    version  INTEGER NOT NULL PRIMARY KEY,
    envelope TEXT NOT NULL
) STRICT;
)sql";

} // namespace liaison::store
