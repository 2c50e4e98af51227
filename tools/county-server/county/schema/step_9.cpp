// Changes of configurations: proposed, decided, going out to groups of stations, and what became of them.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_9() {
    return {.both = R"sql(
CREATE TABLE configuration_change (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    id            TEXT NOT NULL UNIQUE,
    title         TEXT NOT NULL,
    proposed_by   TEXT NOT NULL,
    proposed_at   TEXT NOT NULL,
    state         TEXT NOT NULL,
    decided_by    TEXT,                -- who approved or rejected it
    decided_at    TEXT,
    taken_back_by TEXT,
    reason        TEXT NOT NULL,       -- the newest that was given; empty: none
    is_open       INTEGER NOT NULL,    -- 1: the servers look after it
    sections      TEXT NOT NULL,       -- JSON, for all of its stations
    section_names TEXT NOT NULL,       -- JSON, of all that it touches anywhere
    watch_minutes INTEGER NOT NULL,
    stage         INTEGER NOT NULL
);
CREATE INDEX change_by_openness ON configuration_change (is_open);
CREATE TABLE change_part (
    change_id          TEXT NOT NULL REFERENCES configuration_change(id),
    station            TEXT NOT NULL REFERENCES station(id),
    place              INTEGER NOT NULL, -- in the order of the stages
    stage              INTEGER NOT NULL,
    state              TEXT NOT NULL,
    sections           TEXT NOT NULL,    -- JSON, of this station alone
    sections_before    TEXT NOT NULL,    -- JSON, what the change touches as it was
    version            INTEGER,          -- that the change published
    before_version     INTEGER NOT NULL,
    taken_back_version INTEGER,          -- that brought the sections back
    since              TEXT,
    why                TEXT NOT NULL,
    heard_from         TEXT,             -- since when, and until when, it spoke and still ran an older version
    heard_until        TEXT,
    PRIMARY KEY (change_id, station)
);
CREATE INDEX part_by_station ON change_part (station);
CREATE TABLE change_history (
    change_id TEXT NOT NULL REFERENCES configuration_change(id),
    number    INTEGER NOT NULL,
    at        TEXT NOT NULL,
    who       TEXT NOT NULL,
    what      TEXT NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (change_id, number)
);
)sql"};
}

} // namespace liaison::county
