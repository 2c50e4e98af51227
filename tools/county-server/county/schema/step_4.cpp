// Times of deputies whom several stations book: who has them now, and every word that was said about it.
#include "county/schema/steps.hpp"

namespace liaison::county {

Step step_4() {
    return {.both = R"sql(
CREATE TABLE slot_claim (
    appointment TEXT PRIMARY KEY,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    "end"       TEXT NOT NULL
);
CREATE INDEX slot_claim_by_deputy ON slot_claim (deputy, start);
CREATE TABLE slot_word (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment TEXT NOT NULL,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    "end"       TEXT NOT NULL,
    verdict     TEXT NOT NULL           -- given, refused, released
);
CREATE TABLE slot_hold (
    station     TEXT PRIMARY KEY,       -- one glass, one citizen who decides
    appointment TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    "end"       TEXT NOT NULL,
    until       TEXT NOT NULL
);
CREATE INDEX slot_word_by_appointment ON slot_word (appointment, number);
)sql"};
}

} // namespace liaison::county
