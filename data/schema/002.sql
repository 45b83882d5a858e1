-- Version 2: the kinds of decision are the program's to know; a check here would ask for a new table with each.
CREATE TABLE decision_2 (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL CHECK (kind <> ''),
    report  INTEGER NOT NULL,
    other   INTEGER NOT NULL,
    article INTEGER NOT NULL,
    claim   INTEGER NOT NULL,
    value   TEXT NOT NULL,
    quote   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    author  TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone  INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;
INSERT INTO decision_2 SELECT * FROM decision;
DROP TABLE decision;
ALTER TABLE decision_2 RENAME TO decision;
