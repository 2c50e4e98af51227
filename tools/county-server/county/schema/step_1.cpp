// Stations, staff, configurations, records, appointments that the county issues.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_1() {
    return {.both = R"sql(
CREATE TABLE station (
    id               TEXT PRIMARY KEY,
    token_hash       TEXT UNIQUE,      -- NULL: no kiosk may speak for it yet
    last_contact     TEXT,
    running_version  INTEGER           -- the configuration that its kiosk said it runs
);
CREATE TABLE staff (
    name          TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL
);
CREATE TABLE configuration (
    station      TEXT NOT NULL REFERENCES station(id),
    version      INTEGER NOT NULL,
    document     TEXT NOT NULL,        -- the exact bytes that are signed
    signature    BLOB NOT NULL,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (station, version)
);
CREATE TABLE record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL REFERENCES station(id),
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    UNIQUE (station, sequence)
);
CREATE INDEX record_by_kind ON record (station, kind, row);
CREATE TABLE refused_record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    UNIQUE (station, sequence, id, body)
);
CREATE TABLE issued_appointment (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL,
    deputy    TEXT NOT NULL,
    start     TEXT NOT NULL,
    "end"     TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL
);
)sql"};
}

} // namespace liaison::county
