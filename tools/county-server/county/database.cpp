#include "county/database.hpp"

#include <array>

namespace liaison::county {

namespace {

// Each entry brings the schema one version further; entries are never changed once they were in use.
constexpr std::array migrations{R"sql(
CREATE TABLE station (
    id               TEXT PRIMARY KEY,
    token_hash       TEXT UNIQUE,      -- NULL: no kiosk may speak for it yet
    last_contact     TEXT,
    running_version  INTEGER           -- the configuration that its kiosk said it runs
);
CREATE TABLE staff (
    name          TEXT PRIMARY KEY,
    password_hash TEXT NOT NULL
);
CREATE TABLE configuration (
    station      TEXT NOT NULL REFERENCES station(id),
    version      INTEGER NOT NULL,
    document     TEXT NOT NULL,        -- the exact bytes that are signed
    signature    BLOB NOT NULL,
    published_by TEXT NOT NULL,
    published_at TEXT NOT NULL,
    PRIMARY KEY (station, version)
);
CREATE TABLE record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL REFERENCES station(id),
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    UNIQUE (station, sequence)
);
CREATE INDEX record_by_kind ON record (station, kind, row);
CREATE TABLE refused_record (
    row         INTEGER PRIMARY KEY AUTOINCREMENT,
    station     TEXT NOT NULL,
    sequence    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    body        TEXT NOT NULL,
    reason      TEXT NOT NULL,
    UNIQUE (station, sequence, id, body)
);
CREATE TABLE issued_appointment (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL,
    deputy    TEXT NOT NULL,
    start     TEXT NOT NULL,
    end       TEXT NOT NULL,
    issued_by TEXT NOT NULL,
    issued_at TEXT NOT NULL
);
)sql",
                                R"sql(
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
    offset  INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (station, sheet, offset),
    FOREIGN KEY (station, sheet) REFERENCES sheet(station, id)
);
)sql",
                                R"sql(
CREATE TABLE opinion (
    id        TEXT PRIMARY KEY,
    station   TEXT NOT NULL REFERENCES station(id),
    raised_at TEXT NOT NULL,
    route     TEXT NOT NULL,
    category  TEXT NOT NULL,
    withdrawn INTEGER NOT NULL
);
CREATE INDEX opinion_by_station ON opinion (station, raised_at);
INSERT INTO opinion SELECT json_extract(body, '$.opinion_id'), station, min(json_extract(body, '$.at')),
    json_extract(body, '$.route'), json_extract(body, '$.category'),
    max(json_extract(body, '$.event') = 'withdrawn')
    FROM record WHERE kind = 'opinion' AND json_extract(body, '$.opinion_id') IS NOT NULL GROUP BY 1;
CREATE TABLE chain_event (
    station    TEXT NOT NULL REFERENCES station(id),
    number     INTEGER NOT NULL,       -- of this station, without a gap: given under the one write lock
    id         TEXT NOT NULL UNIQUE,
    opinion    TEXT NOT NULL,
    body       TEXT NOT NULL,
    entered_by TEXT NOT NULL,          -- a member of staff; empty: the station's kiosk
    entered_at TEXT NOT NULL,
    PRIMARY KEY (station, number)
);
CREATE INDEX chain_event_by_opinion ON chain_event (opinion, number);
)sql",
                                R"sql(
-- Times of deputies whom several stations book: who has them now, and every word that was said about it.
CREATE TABLE slot_claim (
    appointment TEXT PRIMARY KEY,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL
);
CREATE INDEX slot_claim_by_deputy ON slot_claim (deputy, start);
CREATE TABLE slot_word (
    number      INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment TEXT NOT NULL,
    station     TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL,
    verdict     TEXT NOT NULL           -- given, refused, released
);
CREATE TABLE slot_hold (
    station     TEXT PRIMARY KEY,       -- one glass, one citizen who decides
    appointment TEXT NOT NULL,
    deputy      TEXT NOT NULL,
    start       TEXT NOT NULL,
    end         TEXT NOT NULL,
    until       TEXT NOT NULL
);
CREATE INDEX slot_word_by_appointment ON slot_word (appointment, number);
)sql"};

void migrate(SQLite::Database& connection) {
    SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
    const auto version = static_cast<std::size_t>(connection.execAndGet("PRAGMA user_version").getInt());
    for (std::size_t next = version; next < migrations.size(); ++next)
        connection.exec(migrations.at(next));
    if (version < migrations.size())
        connection.exec("PRAGMA user_version = " + std::to_string(migrations.size()));
    transaction.commit();
}

} // namespace

Database::Database(const std::filesystem::path& file, std::chrono::milliseconds patience)
    : connection_(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE,
                  static_cast<int>(patience.count())) {
    connection_.exec("PRAGMA journal_mode = WAL");
    connection_.exec("PRAGMA synchronous = FULL"); // an answered batch is on disk
    connection_.exec("PRAGMA foreign_keys = ON");
    connection_.exec("PRAGMA journal_size_limit = 67108864");
    migrate(connection_);
}

} // namespace liaison::county
