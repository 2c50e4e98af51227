// Files that configurations name by their content: pictures of notices, portraits of deputies.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_10() {
    return {.both = R"sql(
CREATE TABLE asset (
    sha256    TEXT PRIMARY KEY,        -- of its bytes, hex in lower case
    media     TEXT NOT NULL,           -- image/png, image/jpeg, application/octet-stream
    bytes     INTEGER NOT NULL,
    stored_by TEXT NOT NULL,
    stored_at TEXT NOT NULL            -- when somebody brought it last
);
-- All parts of one are equally long, the last one perhaps shorter, so that a range is found without reading the rest.
CREATE TABLE asset_part (
    asset      TEXT NOT NULL REFERENCES asset(sha256),
    first_byte INTEGER NOT NULL,
    base64     TEXT NOT NULL,
    PRIMARY KEY (asset, first_byte)
);
-- What each published configuration names.
CREATE TABLE asset_use (
    station TEXT NOT NULL,
    version INTEGER NOT NULL,
    asset   TEXT NOT NULL,
    PRIMARY KEY (station, version, asset)
);
CREATE INDEX asset_use_by_asset ON asset_use (asset);
)sql"};
}

} // namespace liaison::county
