// Whom stations believe, when things happened by the county's clock, how stations are; and configurations whose
// header is signed. What was published in the form before has no header: stations go on with what they have of
// it until the county publishes the next.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_6() {
    return {.both = R"sql(
CREATE TABLE trust_root (
    version  INTEGER PRIMARY KEY,
    envelope TEXT NOT NULL             -- as kiosks get it
);
ALTER TABLE configuration ADD COLUMN header TEXT; -- the signed statement with its signatures; NULL: of the form before
ALTER TABLE record ADD COLUMN happened_at TEXT NOT NULL DEFAULT ''; -- by the county's clock: domain::county_time_of
UPDATE record SET happened_at = recorded_at;
CREATE TABLE station_health (
    station     TEXT PRIMARY KEY,
    sequence    INTEGER NOT NULL,      -- of the newest sample
    happened_at TEXT NOT NULL,
    body        TEXT NOT NULL
);
)sql"};
}

} // namespace liaison::county
