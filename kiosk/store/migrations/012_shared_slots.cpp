namespace liaison::store {

extern const char* const shared_slots;
const char* const shared_slots = R"sql(
-- Substitutes, and deputies whom several stations book.
ALTER TABLE appointments ADD COLUMN confirmation TEXT NOT NULL DEFAULT 'not_needed'
    CHECK (confirmation IN ('not_needed', 'asked', 'given', 'refused'));
ALTER TABLE appointments ADD COLUMN instead_of TEXT; -- the deputy it was booked with, while a substitute receives
CREATE INDEX appointments_missed ON appointments (person_key, end_at) WHERE state = 'no_show';

-- What other stations have booked with the same deputies: times only, nobody's data.
CREATE TABLE taken_elsewhere (
    appointment_id TEXT NOT NULL PRIMARY KEY,
    deputy_id      TEXT NOT NULL,
    start_at       INTEGER NOT NULL,
    end_at         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far the county's word about shared slots is known.
CREATE TABLE slot_cursor (cursor INTEGER NOT NULL) STRICT;
INSERT INTO slot_cursor (cursor) VALUES (0);
)sql";

} // namespace liaison::store
