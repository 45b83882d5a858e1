-- Version 4: who is said to have done it, by event; and each event's row as one value, which is read four times as
-- fast as its columns. The columns stay what counts: event_row is made anew from them wherever it does not fit.
CREATE TABLE name_2 (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind <> ''), -- 'source', 'party', 'place', 'region', 'country', 'actor'
    text TEXT NOT NULL,
    UNIQUE (kind, text)
) STRICT;
INSERT INTO name_2 SELECT id, kind, text FROM name;
DROP TABLE name;
ALTER TABLE name_2 RENAME TO name;

-- And flags has a sixth bit: 32, the zone is stated.
ALTER TABLE event ADD COLUMN actors BLOB; -- of name, as parties; NULL: this and that bit are not yet looked up

CREATE TABLE event_row (
    event INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    row   BLOB NOT NULL
) STRICT;
INSERT INTO meta VALUES ('event_rows', 0); -- the form of event_row's values; 0: they are to be made
