namespace liaison::store {

extern const char* const clocks_and_health;
const char* const clocks_and_health = R"sql(
-- By which clocks a record was written: domain::RecordClock. NULL: before there were marks, or the county's is not known.
ALTER TABLE outbox ADD COLUMN boot TEXT;
ALTER TABLE outbox ADD COLUMN since_boot INTEGER;
ALTER TABLE outbox ADD COLUMN county_ahead INTEGER;

-- One row: what the station has learned of the county's clock, milliseconds.
CREATE TABLE county_clock (
    only_row     INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    county_ahead INTEGER,  -- of the clock on the wall
    last_known   INTEGER   -- the county's time when it was learned last: it is not earlier now
) STRICT;
INSERT INTO county_clock VALUES (1, NULL, NULL);

-- Samples of the station's health give way when the disk runs short.
CREATE INDEX health_in_outbox ON outbox (sequence) WHERE kind = 'health';
)sql";

} // namespace liaison::store
