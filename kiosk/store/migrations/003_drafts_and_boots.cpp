namespace liaison::store {

extern const char* const drafts_and_boots;
const char* const drafts_and_boots = R"sql(
CREATE TABLE reception_drafts (
    ticket_id TEXT NOT NULL PRIMARY KEY REFERENCES tickets (id),
    category  TEXT NOT NULL,
    text      TEXT NOT NULL,
    result    TEXT, -- NULL: not chosen yet
    begun_at  INTEGER NOT NULL
) STRICT;

-- Each start of the program, and whether it came to work well: what a bad configuration is known by.
CREATE TABLE boots (
    id                    INTEGER PRIMARY KEY AUTOINCREMENT,
    started_at            INTEGER NOT NULL,
    configuration_version INTEGER NOT NULL, -- 0: none
    works_well            INTEGER NOT NULL DEFAULT 0 CHECK (works_well IN (0, 1))
) STRICT;
)sql";

} // namespace liaison::store
