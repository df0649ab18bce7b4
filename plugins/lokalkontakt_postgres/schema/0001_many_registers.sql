-- Many registers in one database. `register` leads every key: it is what rows are found, guarded and spread by.
-- What is a document is JSON as lokalkontakt_core.codec.json_text writes it: text, since jsonb keeps neither every
-- character nor every number as it was. Keys are compared byte by byte, whatever language the server is set up for.

CREATE SCHEMA IF NOT EXISTS lokalkontakt;

CREATE TABLE lokalkontakt.version (
    one integer PRIMARY KEY CHECK (one = 1),
    number integer NOT NULL
);

-- `head` is the revision of the last commit: who raises it from `base` by one has won. `scrub` is true while something
-- that was erased may still lie in dead rows.
CREATE TABLE lokalkontakt.register (
    id text COLLATE "C" PRIMARY KEY,
    format integer NOT NULL,
    head bigint NOT NULL DEFAULT 0,
    scrub boolean NOT NULL DEFAULT false
);

CREATE TABLE lokalkontakt.record (
    register text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (register, kind, id)
);

-- The history. `stamp` is a random name of the commit: by it a writer whose line broke finds out whether it was
-- written, and a reader that a database was put back from a backup and has gone another way since.
CREATE TABLE lokalkontakt.change_set (
    register text COLLATE "C" NOT NULL,
    revision bigint NOT NULL,
    stamp text COLLATE "C" NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (register, revision)
);

CREATE TABLE lokalkontakt.delivery (
    register text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (register, key)
);

-- A wave is open as long as it has a key. `submitted` and `answered` (a JSON list of invitations) are counted at
-- sealing.
CREATE TABLE lokalkontakt.wave (
    register text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    mode text NOT NULL CHECK (mode IN ('named', 'anonymous')),
    setup text NOT NULL,
    key bytea,
    submitted bigint,
    answered text,
    PRIMARY KEY (register, id),
    CHECK ((key IS NULL) = (submitted IS NOT NULL))
);

-- Lies under the hash of its code; an anonymous one does not say whose it is. Gone when the wave is sealed.
CREATE TABLE lokalkontakt.ticket (
    register text COLLATE "C" NOT NULL,
    handle text COLLATE "C" NOT NULL,
    wave text COLLATE "C" NOT NULL,
    invitation text COLLATE "C",
    used boolean NOT NULL DEFAULT false,
    draft text,
    PRIMARY KEY (register, handle),
    CHECK (NOT used OR draft IS NULL)
);

CREATE INDEX ticket_by_wave ON lokalkontakt.ticket (register, wave);

-- No time and no number. Sealing an anonymous wave writes its rows anew, in random order and all in one transaction.
CREATE TABLE lokalkontakt.answer (
    register text COLLATE "C" NOT NULL,
    wave text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    language text NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (register, wave, id)
);
