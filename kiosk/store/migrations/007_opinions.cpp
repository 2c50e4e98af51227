namespace liaison::store {

extern const char* const opinions;
const char* const opinions = R"sql(
-- Each version of a log as it was written: domain::to_json of the reception. None is ever changed; after retention its
-- body is taken away.
CREATE TABLE reception_versions (
    reception_id TEXT NOT NULL REFERENCES receptions (id),
    version      INTEGER NOT NULL CHECK (version > 0),
    written_at   INTEGER NOT NULL,
    written_by   TEXT NOT NULL,
    body         TEXT, -- NULL: erased
    PRIMARY KEY (reception_id, version)
) STRICT;

-- Each matter as it is now; its history is opinion_events.
CREATE TABLE opinions (
    id           TEXT NOT NULL PRIMARY KEY,
    reception_id TEXT NOT NULL REFERENCES receptions (id),
    check_in_id  TEXT NOT NULL REFERENCES check_ins (id),
    deputy_id    TEXT NOT NULL,
    raised_at    INTEGER NOT NULL,
    category     TEXT NOT NULL,
    grid_cell    TEXT NOT NULL,
    urgency      TEXT NOT NULL,
    route        TEXT NOT NULL,
    confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
    withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
    words        TEXT, -- NULL: erased
    answer       TEXT
) STRICT;
CREATE INDEX opinions_by_check_in ON opinions (check_in_id);
CREATE INDEX opinions_by_reception ON opinions (reception_id);

CREATE TABLE opinion_events (
    opinion_id TEXT NOT NULL REFERENCES opinions (id),
    number     INTEGER NOT NULL CHECK (number > 0),
    event      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    deputy_id  TEXT NOT NULL,
    PRIMARY KEY (opinion_id, number)
) STRICT;

-- What was written before there were opinions: one matter each, known by the id of its reception.
INSERT INTO opinions SELECT id, id, check_in_id, deputy_id, ended_at, category, '', 'usual',
    CASE result WHEN 'answered_on_the_spot' THEN result WHEN 'to_professional_station' THEN 'professional_station'
        ELSE 'station' END,
    0, 0, text, CASE WHEN text IS NULL THEN NULL ELSE '' END
    FROM receptions WHERE result <> 'no_matter_raised';
INSERT INTO opinion_events SELECT id, 1, 'raised', raised_at, deputy_id FROM opinions;
INSERT INTO reception_versions SELECT id, 1, ended_at, deputy_id,
    CASE WHEN text IS NULL THEN NULL ELSE json_object('reception_id', id, 'version', 1, 'ticket_id', ticket_id,
        'check_in_id', check_in_id, 'deputy', deputy_id,
        'begun_at', strftime('%Y-%m-%dT%H:%M:', begun_at / 1000, 'unixepoch') ||
            printf('%02d.%03dZ', begun_at / 1000 % 60, begun_at % 1000),
        'ended_at', strftime('%Y-%m-%dT%H:%M:', ended_at / 1000, 'unixepoch') ||
            printf('%02d.%03dZ', ended_at / 1000 % 60, ended_at % 1000),
        'no_matter', json(iif(result = 'no_matter_raised', 'true', 'false')),
        'opinions', iif(result = 'no_matter_raised', json_array(), json_array(json_object('id', id,
            'category', category, 'words', text, 'route',
            CASE result WHEN 'answered_on_the_spot' THEN result
                WHEN 'to_professional_station' THEN 'professional_station' ELSE 'station' END)))) END
    FROM receptions;
ALTER TABLE receptions DROP COLUMN category;
ALTER TABLE receptions DROP COLUMN text;
ALTER TABLE receptions DROP COLUMN result;
CREATE INDEX receptions_by_deputy ON receptions (deputy_id, ended_at);

-- Drafts hold all that a log can: domain::to_json of the draft.
ALTER TABLE reception_drafts RENAME TO reception_drafts_before;
CREATE TABLE reception_drafts (
    ticket_id TEXT NOT NULL PRIMARY KEY REFERENCES tickets (id),
    begun_at  INTEGER NOT NULL,
    body      TEXT NOT NULL
) STRICT;
INSERT INTO reception_drafts SELECT ticket_id, begun_at,
    json_object('no_matter', json(iif(result IS 'no_matter_raised', 'true', 'false')),
        'opinions', json_array(json_object('category', category, 'words', text, 'route',
            CASE result WHEN 'answered_on_the_spot' THEN result
                WHEN 'to_professional_station' THEN 'professional_station' ELSE 'station' END)))
    FROM reception_drafts_before;
DROP TABLE reception_drafts_before;

CREATE TRIGGER versions_stay BEFORE UPDATE ON reception_versions
WHEN NEW.body IS NOT NULL OR NEW.reception_id <> OLD.reception_id OR NEW.version <> OLD.version
    OR NEW.written_at <> OLD.written_at OR NEW.written_by <> OLD.written_by
BEGIN
    SELECT RAISE(ABORT, 'a version of a log is never changed');
END;
CREATE TRIGGER versions_remain BEFORE DELETE ON reception_versions
BEGIN
    SELECT RAISE(ABORT, 'a version of a log is never taken away');
END;
CREATE TRIGGER events_stay BEFORE UPDATE ON opinion_events
BEGIN
    SELECT RAISE(ABORT, 'the history of an opinion is only added to');
END;
CREATE TRIGGER events_remain BEFORE DELETE ON opinion_events
BEGIN
    SELECT RAISE(ABORT, 'the history of an opinion is only added to');
END;

-- How often somebody guessed wrong since the last right one: domain::SignInTries.
CREATE TABLE sign_in_tries (
    who          TEXT NOT NULL PRIMARY KEY,
    wrong        INTEGER NOT NULL,
    paused_until INTEGER NOT NULL
) STRICT;
)sql";

} // namespace liaison::store
