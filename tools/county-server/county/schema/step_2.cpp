// Photographed sheets.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_2() {
    return {.both = R"sql(
CREATE TABLE sheet (
    station  TEXT NOT NULL REFERENCES station(id),
    id       TEXT NOT NULL,
    sha256   TEXT NOT NULL,
    bytes    INTEGER NOT NULL,
    begun_at TEXT NOT NULL,
    whole_at TEXT,                     -- NULL: parts are missing
    PRIMARY KEY (station, id)
);
CREATE TABLE sheet_part (
    station TEXT NOT NULL,
    sheet   TEXT NOT NULL,
    "offset" INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (station, sheet, "offset"),
    FOREIGN KEY (station, sheet) REFERENCES sheet(station, id)
);
)sql"};
}

} // namespace liaison::county
