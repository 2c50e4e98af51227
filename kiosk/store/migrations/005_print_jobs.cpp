namespace liaison::store {

extern const char* const print_jobs;
const char* const print_jobs = R"sql(
-- A row is written before the first byte goes to the printer. Its key is what is printed, the ticket or the
-- appointment: so that nothing is ever printed twice, whatever happens in between.
CREATE TABLE print_jobs (
    id       TEXT NOT NULL PRIMARY KEY,
    number   TEXT NOT NULL,
    begun_at INTEGER NOT NULL,
    outcome  TEXT -- NULL while it is under way
) STRICT;
)sql";

} // namespace liaison::store
