// Publications in their order; certificates of stations, and the codes that they are given for.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_7() {
    return {.both = R"sql(
-- Numbered without a gap in the order of their commits, because whoever publishes keeps the row of the count.
CREATE TABLE publication_count (
    number INTEGER NOT NULL
);
INSERT INTO publication_count VALUES (0);
CREATE TABLE publication (
    number  INTEGER PRIMARY KEY,
    station TEXT NOT NULL              -- empty: a root, which is for all
);
CREATE TABLE station_certificate (
    serial      TEXT PRIMARY KEY,      -- hex
    station     TEXT NOT NULL REFERENCES station(id),
    certificate TEXT NOT NULL,         -- PEM
    issued      TEXT NOT NULL,
    expires     TEXT NOT NULL,
    revoked_at  TEXT
);
CREATE INDEX certificate_by_station ON station_certificate (station, expires);
CREATE TABLE enrolment_code (
    code_hash TEXT PRIMARY KEY,
    station   TEXT NOT NULL REFERENCES station(id),
    expires   TEXT NOT NULL
);
CREATE INDEX code_by_station ON enrolment_code (station);
)sql"};
}

} // namespace liaison::county
