-- One register in one file. What is a document is JSON as lokalkontakt_core.codec.json_text writes it.

-- Who this is. `scrub` is odd while something that was erased may still lie in free pages or in the write-ahead log.
CREATE TABLE register (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    format INTEGER NOT NULL,
    scrub INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE record (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT;

-- The history. The highest revision is the head.
CREATE TABLE change_set (
    revision INTEGER PRIMARY KEY,
    document TEXT NOT NULL
) STRICT;

CREATE TABLE delivery (
    key TEXT NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A wave is open as long as it has a key. `submitted` and `answered` (a list of invitations) are counted at sealing.
CREATE TABLE wave (
    id TEXT NOT NULL PRIMARY KEY,
    mode TEXT NOT NULL CHECK (mode IN ('named', 'anonymous')),
    form_text TEXT NOT NULL,
    setup TEXT NOT NULL,
    key BLOB,
    submitted INTEGER,
    answered TEXT,
    CHECK ((key IS NULL) = (submitted IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- Lies under the hash of its code; an anonymous one does not say whose it is. Gone when the wave is sealed.
CREATE TABLE ticket (
    handle TEXT NOT NULL PRIMARY KEY,
    wave TEXT NOT NULL,
    invitation TEXT,
    used INTEGER NOT NULL DEFAULT 0,
    draft TEXT,
    CHECK (used = 0 OR draft IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX ticket_by_wave ON ticket (wave);

-- No time and no number: the rows of an anonymous wave lie in the order of random ids.
CREATE TABLE answer (
    wave TEXT NOT NULL,
    id TEXT NOT NULL,
    language TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (wave, id)
) STRICT, WITHOUT ROWID;
