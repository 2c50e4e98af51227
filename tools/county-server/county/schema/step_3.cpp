// Opinions and the chain that each goes through.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_3() {
    return {.both = R"sql(
CREATE TABLE opinion (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL REFERENCES station(id),
    raised_at TEXT NOT NULL,
    route     TEXT NOT NULL,
    category  TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
);
CREATE INDEX opinion_by_station ON opinion (station, raised_at);
CREATE TABLE chain_event (
    station    TEXT NOT NULL REFERENCES station(id),
    number     INTEGER NOT NULL,       -- of this station, without a gap: given under its lock
    id         TEXT NOT NULL UNIQUE,
    opinion    TEXT NOT NULL,
    body       TEXT NOT NULL,
    entered_by TEXT NOT NULL,          -- a member of staff; empty: the station's kiosk
    entered_at TEXT NOT NULL,
    PRIMARY KEY (station, number)
);
CREATE INDEX chain_event_by_opinion ON chain_event (opinion, number);
)sql",
            .sqlite = R"sql(
INSERT INTO opinion SELECT json_extract(body, '$.opinion_id'), station, min(json_extract(body, '$.at')),
    json_extract(body, '$.route'), json_extract(body, '$.category'),
    max(json_extract(body, '$.event') = 'withdrawn')
    FROM record WHERE kind = 'opinion' AND json_extract(body, '$.opinion_id') IS NOT NULL GROUP BY 1;
)sql"};
}

} // namespace liaison::county
