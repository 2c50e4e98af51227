// What staff read, in columns beside the bodies that it was read from: the network, receptions, opinions.
#include "county/reading/read_model.hpp"
#include "county/schema/steps.hpp"

namespace liaison::county {

namespace {

constexpr const char* tables = R"sql(
CREATE TABLE network_place (           -- what a station's newest configuration says of it
    station   TEXT PRIMARY KEY REFERENCES station(id),
    kind      TEXT NOT NULL,
    texts     TEXT NOT NULL,           -- its name, JSON, by language
    parent    TEXT NOT NULL,           -- the station above; empty: none
    time_zone TEXT NOT NULL,
    terms     TEXT NOT NULL            -- of its opinions, as JSON: another text, and all are reckoned anew
);
CREATE INDEX place_by_parent ON network_place (parent);
CREATE TABLE configured_name (
    what    TEXT NOT NULL,             -- category, deputy, grid_cell, outcome
    code    TEXT NOT NULL,
    station TEXT NOT NULL REFERENCES station(id),
    texts   TEXT NOT NULL,             -- JSON, by language
    PRIMARY KEY (what, code, station)
);
CREATE INDEX name_by_station ON configured_name (station);
CREATE TABLE arrived_visitor (
    station  TEXT NOT NULL REFERENCES station(id),
    check_in TEXT NOT NULL,
    shown    TEXT NOT NULL,            -- the beginning of the name, and stars
    PRIMARY KEY (station, check_in)
);
CREATE TABLE reception (
    id           TEXT PRIMARY KEY,
    station      TEXT NOT NULL REFERENCES station(id),
    version      INTEGER NOT NULL,     -- the newest; the first one says when it was
    begun_at     TEXT NOT NULL,
    ended_at     TEXT NOT NULL,
    held_on      TEXT NOT NULL,        -- the day of its end at the station
    deputy       TEXT NOT NULL,
    spoken       TEXT NOT NULL,        -- the language
    interpreter  INTEGER NOT NULL,
    confidential INTEGER NOT NULL,
    check_in     TEXT NOT NULL
);
CREATE INDEX reception_by_day ON reception (held_on, begun_at, id);
CREATE INDEX reception_by_station ON reception (station, held_on, begun_at, id);
CREATE INDEX reception_by_deputy ON reception (deputy, held_on, begun_at, id);
CREATE INDEX reception_for_figures ON reception (held_on, station, deputy, spoken);
CREATE TABLE reception_record (        -- every version of a log, and of what was raised
    reception TEXT NOT NULL,
    station   TEXT NOT NULL,
    record    INTEGER NOT NULL,        -- its row
    PRIMARY KEY (reception, station, record)
);
CREATE TABLE reception_sheet (
    station   TEXT NOT NULL,
    sheet     TEXT NOT NULL,
    reception TEXT NOT NULL,
    PRIMARY KEY (station, sheet)
);
ALTER TABLE opinion ADD COLUMN reception TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN deputy TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN grid_cell TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN urgency TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN confidential INTEGER NOT NULL DEFAULT 0;
ALTER TABLE opinion ADD COLUMN words TEXT NOT NULL DEFAULT '';      -- the citizen's
ALTER TABLE opinion ADD COLUMN answer TEXT NOT NULL DEFAULT '';     -- the deputy's, at the table
ALTER TABLE opinion ADD COLUMN raised_on TEXT NOT NULL DEFAULT '';  -- the day at the station
-- How it stands: domain::ChainState of its whole history.
ALTER TABLE opinion ADD COLUMN stage TEXT NOT NULL DEFAULT '';      -- or withdrawn
ALTER TABLE opinion ADD COLUMN due_at TEXT NOT NULL DEFAULT '9999'; -- the next step; 9999: none is owed
ALTER TABLE opinion ADD COLUMN office TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN reply TEXT NOT NULL DEFAULT '';      -- the newest answer of the chain
ALTER TABLE opinion ADD COLUMN outcome TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN satisfaction TEXT NOT NULL DEFAULT '';
ALTER TABLE opinion ADD COLUMN extended INTEGER NOT NULL DEFAULT 0;
ALTER TABLE opinion ADD COLUMN concluded_on TEXT NOT NULL DEFAULT ''; -- the day of the answer; empty: not carried out
CREATE INDEX opinion_by_due ON opinion (due_at, raised_at, id);
CREATE INDEX opinion_by_stage ON opinion (stage, due_at, raised_at, id);
CREATE INDEX opinion_by_office ON opinion (office);
CREATE INDEX opinion_by_reception ON opinion (reception);
CREATE INDEX opinion_by_day ON opinion (raised_on, station, category, grid_cell, withdrawn);
CREATE INDEX opinion_by_conclusion ON opinion (concluded_on, station, grid_cell);
CREATE TABLE supervision (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    opinion    TEXT NOT NULL REFERENCES opinion(id),
    office     TEXT NOT NULL,          -- that is late
    words      TEXT NOT NULL,
    entered_by TEXT NOT NULL,
    entered_at TEXT NOT NULL
);
CREATE INDEX supervision_by_opinion ON supervision (opinion, number);
)sql";

} // namespace

// A later step that changes one of these tables takes the filling over from here.
Step step_11() {
    return {.both = tables, .convert = &fill_read_model};
}

} // namespace liaison::county
