-- Version 1 of the project file. Ids are the 64 bits of claimline's ids, as signed integers.
-- What a person wrote stands in decision and view only; nothing refers to them and no analysis touches them.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0), ('events_stale', 0);

-- ------------------------------------------------------------ articles and what was found in each

CREATE TABLE article (
    id               INTEGER PRIMARY KEY,
    text_hash        BLOB NOT NULL UNIQUE CHECK (length(text_hash) = 32),
    path             TEXT NOT NULL,
    format           TEXT NOT NULL,
    url              TEXT NOT NULL,
    title            TEXT NOT NULL,
    publisher        TEXT NOT NULL,
    agency           TEXT NOT NULL,
    author           TEXT NOT NULL,
    language         TEXT NOT NULL,
    published        TEXT NOT NULL,             -- EDTF of the date taken for it, for other programs
    published_when   BLOB NOT NULL,             -- the same with basis and reason
    head             BLOB NOT NULL,             -- the whole Article but for its text
    claims           INTEGER NOT NULL DEFAULT 0,
    cuts             INTEGER NOT NULL DEFAULT 0,
    bytes            INTEGER NOT NULL,
    analysis_version INTEGER NOT NULL,
    imported_at      TEXT NOT NULL
) STRICT;
CREATE INDEX article_path ON article (path);

CREATE TABLE article_text (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text    TEXT NOT NULL
) STRICT;

CREATE TABLE article_raw (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    digest  BLOB NOT NULL CHECK (length(digest) = 32), -- SHA-256 of the bytes
    bytes   BLOB NOT NULL                              -- zstd
) STRICT;

CREATE TABLE article_facts (
    article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    facts   BLOB NOT NULL, -- zstd of the codec's form
    outline TEXT NOT NULL
) STRICT;

CREATE TABLE claim (
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    id      INTEGER NOT NULL,
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    stance  TEXT NOT NULL CHECK (stance IN ('asserts', 'denies', 'declines', 'unverified')),
    party   TEXT NOT NULL,
    PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_id ON claim (id);

CREATE TABLE report (
    id       INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL CHECK (ordinal >= 0),
    headline INTEGER NOT NULL CHECK (headline IN (0, 1))
) STRICT;
CREATE INDEX report_article ON report (article);

CREATE TABLE ledger (
    path             TEXT NOT NULL,
    raw_hash         BLOB NOT NULL CHECK (length(raw_hash) = 32),
    analysis_version INTEGER NOT NULL,
    outcome          TEXT NOT NULL,
    fault            TEXT NOT NULL,
    articles         INTEGER NOT NULL,
    PRIMARY KEY (path, raw_hash)
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------ events: a pure function of the facts and decisions

-- Names that filters offer. Never removed: their order gives a side its shape and colour for good.
CREATE TABLE name (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'party', 'place', 'region', 'country')),
    text TEXT NOT NULL,
    UNIQUE (kind, text)
) STRICT;

CREATE TABLE event (
    id              INTEGER PRIMARY KEY,
    digest          INTEGER NOT NULL, -- of body: an event that did not change is not written again
    title           TEXT NOT NULL,
    edtf            TEXT NOT NULL,
    earliest_start  INTEGER NOT NULL,
    latest_start    INTEGER NOT NULL,
    earliest_end    INTEGER NOT NULL,
    latest_end      INTEGER NOT NULL,
    flags           INTEGER NOT NULL, -- 1 approximate, 2 uncertain, 4 open start, 8 open end, 16 located
    precision       TEXT NOT NULL,
    basis           TEXT NOT NULL,
    date_confidence REAL NOT NULL,
    type            TEXT NOT NULL,
    status          TEXT NOT NULL CHECK (status IN ('single', 'corroborated', 'updated', 'contested')),
    modality        TEXT NOT NULL,
    place           TEXT NOT NULL,
    country         TEXT NOT NULL,
    latitude        REAL NOT NULL,
    longitude       REAL NOT NULL,
    claims          INTEGER NOT NULL,
    articles        INTEGER NOT NULL,
    origins         INTEGER NOT NULL,
    conflicts       INTEGER NOT NULL,
    importance      REAL NOT NULL,
    parties         BLOB NOT NULL,    -- of name: 32-bit little-endian, the highest bit set where it asserts
    sources         BLOB NOT NULL,    -- of name
    places          BLOB NOT NULL     -- of name: places, regions and countries
) STRICT;

CREATE TABLE event_body (
    event INTEGER PRIMARY KEY REFERENCES event ON DELETE CASCADE,
    body  BLOB NOT NULL               -- zstd of the codec's form
) STRICT;

CREATE TABLE event_report (
    report  INTEGER PRIMARY KEY,
    event   INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE
) STRICT;
CREATE INDEX event_report_event ON event_report (event);
CREATE INDEX event_report_article ON event_report (article, event);

CREATE TABLE event_claim (
    article INTEGER NOT NULL,
    claim   INTEGER NOT NULL,
    event   INTEGER NOT NULL REFERENCES event ON DELETE CASCADE,
    PRIMARY KEY (article, claim, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_event ON event_claim (event);

-- Written by the program in the same transaction: a trigger may not touch FTS5 under trusted_schema=off.
CREATE VIRTUAL TABLE event_search USING fts5 (title, words, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE article_search USING fts5 (title, text, content = '', prefix = '2 3',
                                                tokenize = 'unicode61 remove_diacritics 2');

-- ------------------------------------------------------------ what people wrote

CREATE TABLE decision (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    kind    TEXT NOT NULL CHECK (kind IN ('join', 'part', 'title', 'date', 'hide', 'bookmark', 'note', 'article-date',
                                          'reject-claim', 'claim-source', 'claim-stance')),
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

CREATE TABLE view (
    name   TEXT PRIMARY KEY,
    filter TEXT NOT NULL
) STRICT, WITHOUT ROWID;
