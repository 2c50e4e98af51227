// Roles and second factors of staff, sessions, failed attempts, and the log of what staff did.
#include "county/schema/steps.hpp"

namespace liaison::county {

namespace {

// The log is only added to, whoever comes past the program.
void protect_audit(soci::session& sql) {
    if (sql.get_backend_name() == "sqlite3") {
        for (const char* what : {"UPDATE", "DELETE"})
            sql << std::string("CREATE TRIGGER audit_is_kept_") + what + " BEFORE " + what +
                       " ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END";
        return;
    }
    sql << "CREATE FUNCTION audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS"
           " $$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$";
    sql << "CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
           " FOR EACH STATEMENT EXECUTE FUNCTION audit_is_kept()";
}

} // namespace

Step step_8() {
    return {.both = R"sql(
ALTER TABLE staff ADD COLUMN role TEXT NOT NULL DEFAULT 'administrator'; -- whoever was there could do all
ALTER TABLE staff ADD COLUMN totp_secret TEXT; -- base32; NULL: the password is enough
ALTER TABLE staff ADD COLUMN totp_step INTEGER NOT NULL DEFAULT 0; -- the newest one that was used
CREATE TABLE staff_session (
    token_hash TEXT PRIMARY KEY,
    staff      TEXT NOT NULL REFERENCES staff(name),
    began_at   TEXT NOT NULL,
    seen_at    TEXT NOT NULL
);
CREATE INDEX session_by_staff ON staff_session (staff);
CREATE TABLE failed_attempts (
    what     TEXT PRIMARY KEY,         -- of which kind, and whose
    began_at TEXT NOT NULL,
    failures INTEGER NOT NULL
);
CREATE TABLE audit (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    who     TEXT NOT NULL,
    action  TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL
);
)sql",
            .convert = protect_audit};
}

} // namespace liaison::county
