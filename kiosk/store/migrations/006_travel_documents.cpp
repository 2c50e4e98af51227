namespace liaison::store {

extern const char* const travel_documents;
const char* const travel_documents = R"sql(
-- People are known by travel documents too. SQLite cannot change a CHECK, so the table is made anew; what refers to
-- its rows is looked at when the step is over, and then they are there again.
PRAGMA defer_foreign_keys = ON;
CREATE TABLE check_ins_before AS SELECT * FROM check_ins;
DROP TABLE check_ins;
CREATE TABLE check_ins (
    id            TEXT NOT NULL PRIMARY KEY,
    person_key    TEXT,
    name          TEXT,
    number        TEXT,
    identified_by TEXT NOT NULL CHECK (identified_by IN
        ('id_card', 'code', 'typed_number', 'travel_document', 'without_papers')),
    language      TEXT NOT NULL,
    agreed_at     INTEGER NOT NULL,
    arrived_at    INTEGER NOT NULL
) STRICT;
INSERT INTO check_ins SELECT id, person_key, name, number, identified_by, language, agreed_at, arrived_at
    FROM check_ins_before;
DROP TABLE check_ins_before;
CREATE INDEX check_ins_by_person ON check_ins (person_key) WHERE person_key IS NOT NULL;
)sql";

} // namespace liaison::store
