namespace liaison::store {

extern const char* const activities;
const char* const activities = R"sql(
-- Activities of deputies as they stand now: domain::to_json of the activity.
CREATE TABLE activities (
    id          TEXT NOT NULL PRIMARY KEY,
    day         TEXT NOT NULL,
    rating_open INTEGER NOT NULL CHECK (rating_open IN (0, 1)),
    body        TEXT NOT NULL
) STRICT;
CREATE INDEX activities_by_day ON activities (day);
CREATE INDEX open_ratings ON activities (id) WHERE rating_open = 1;

-- The same attendances, to be counted.
CREATE TABLE attendances (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    deputy_id   TEXT NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (activity_id, deputy_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendances_by_time ON attendances (at);

-- Secret ballots while a rating is open; both are emptied when it closes. Who has rated stands here, how often each word
-- was said stands there, and nothing says which belongs to which: no ballot has a row, a number or a time.
CREATE TABLE ballot_voters (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    voter       TEXT NOT NULL, -- keyed hash of the person, for this activity only
    PRIMARY KEY (activity_id, voter)
) STRICT, WITHOUT ROWID;
CREATE TABLE rating_totals (
    activity_id TEXT NOT NULL REFERENCES activities (id),
    aspect      TEXT NOT NULL,
    word        TEXT NOT NULL,
    said        INTEGER NOT NULL, -- from 1000 upwards: see store/activities.cpp
    PRIMARY KEY (activity_id, aspect, word)
) STRICT, WITHOUT ROWID;

-- The four figures. An opinion was carried out when the answer came that made it so; one whose chain is at its end, or
-- that was answered on the spot, asks nothing of the deputy any more.
ALTER TABLE opinions ADD COLUMN carried_out_at INTEGER;
ALTER TABLE opinions ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));
UPDATE opinions SET settled = 1 WHERE route = 'answered_on_the_spot';
UPDATE opinions SET carried_out_at = (SELECT at FROM chain_events AS answer WHERE opinion_id = opinions.id
        AND answer.body ->> '$.deed' = 'answered' AND answer.body ->> '$.outcome' = 'a'
        AND NOT EXISTS (SELECT 1 FROM chain_events AS later WHERE later.opinion_id = opinions.id
            AND coalesce(later.county_number, 9223372036854775807) > coalesce(answer.county_number, 9223372036854775807)
            AND (later.body ->> '$.deed' = 'answered' OR later.body ->> '$.satisfaction' = 'dissatisfied'))
        ORDER BY at DESC LIMIT 1);
CREATE INDEX opinions_by_time ON opinions (raised_at) WHERE withdrawn = 0;
CREATE INDEX opinions_carried_out ON opinions (carried_out_at) WHERE withdrawn = 0 AND carried_out_at IS NOT NULL;
CREATE INDEX opinions_not_settled ON opinions (deputy_id, raised_at) WHERE withdrawn = 0 AND settled = 0;
CREATE INDEX receptions_by_time ON receptions (ended_at);
)sql";

} // namespace liaison::store
