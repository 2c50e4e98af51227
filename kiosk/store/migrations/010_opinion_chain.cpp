namespace liaison::store {

extern const char* const opinion_chain;
const char* const opinion_chain = R"sql(
-- What happened to an opinion after it was raised: domain::to_json of the event. The county's events have the number that
-- the county gave them; what was said at this station has one when the county has told it back, and until then comes last.
CREATE TABLE chain_events (
    id            TEXT NOT NULL PRIMARY KEY,
    opinion_id    TEXT NOT NULL REFERENCES opinions (id),
    county_number INTEGER UNIQUE,
    at            INTEGER NOT NULL,
    body          TEXT NOT NULL
) STRICT;
CREATE INDEX chain_events_by_opinion ON chain_events (opinion_id);

CREATE TRIGGER chain_events_stay BEFORE UPDATE ON chain_events
WHEN NEW.id <> OLD.id OR NEW.opinion_id <> OLD.opinion_id OR NEW.at <> OLD.at OR NEW.body <> OLD.body
BEGIN
    SELECT RAISE(ABORT, 'the history of an opinion is only added to');
END;
CREATE TRIGGER chain_events_remain BEFORE DELETE ON chain_events
BEGIN
    SELECT RAISE(ABORT, 'the history of an opinion is only added to');
END;

-- One row: up to where the county's news are known.
CREATE TABLE chain_cursor (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    cursor   INTEGER NOT NULL
) STRICT;
INSERT INTO chain_cursor VALUES (1, 0);
)sql";

} // namespace liaison::store
