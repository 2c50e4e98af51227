namespace liaison::store {

extern const char* const configuration;
const char* const configuration = R"sql(
-- The envelopes as they came, byte for byte, so that the signature is checked again at every start.
CREATE TABLE configurations (
    place     TEXT NOT NULL PRIMARY KEY CHECK (place IN ('current', 'previous')),
    version   INTEGER NOT NULL UNIQUE CHECK (version > 0),
    document  BLOB NOT NULL,
    signature BLOB NOT NULL,
    stored_at INTEGER NOT NULL
) STRICT;

-- One row. A version that was taken back stays known, so that it cannot come again.
CREATE TABLE configuration_high_water (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    version  INTEGER NOT NULL
) STRICT;
INSERT INTO configuration_high_water VALUES (1, 0);
)sql";

} // namespace liaison::store
