-- Who has seen what of whom: ids only.

CREATE TABLE lokalkontakt.access_log (
    register text COLLATE "C" NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    instant timestamptz NOT NULL,
    document text NOT NULL,
    PRIMARY KEY (register, id)
);

CREATE INDEX access_log_by_instant ON lokalkontakt.access_log (register, instant);

ALTER TABLE lokalkontakt.access_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.access_log
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

-- Nobody searches for a document, and the server's notes of common values would keep what is taken out of the tables.
ALTER TABLE lokalkontakt.record ALTER COLUMN document SET STATISTICS 0;
ALTER TABLE lokalkontakt.change_set ALTER COLUMN document SET STATISTICS 0;
ALTER TABLE lokalkontakt.delivery ALTER COLUMN document SET STATISTICS 0;
ALTER TABLE lokalkontakt.wave ALTER COLUMN setup SET STATISTICS 0;
ALTER TABLE lokalkontakt.ticket ALTER COLUMN draft SET STATISTICS 0;
ALTER TABLE lokalkontakt.answer ALTER COLUMN document SET STATISTICS 0;
ALTER TABLE lokalkontakt.access_log ALTER COLUMN document SET STATISTICS 0;
