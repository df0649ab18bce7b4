-- Who has seen what of whom: ids only. `instant` is in seconds since 1970, UTC.
CREATE TABLE access (
    number INTEGER PRIMARY KEY,
    instant INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;

CREATE INDEX access_by_instant ON access (instant);
