-- A role sees the registers it is named for in `access`, and no row of any other. The owner of the tables sees all.

CREATE TABLE lokalkontakt.access (
    role text COLLATE "C" NOT NULL,
    register text COLLATE "C" NOT NULL,
    PRIMARY KEY (role, register)
);

ALTER TABLE lokalkontakt.access ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.access USING (role = current_user);

ALTER TABLE lokalkontakt.register ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.register
    USING (id IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.record ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.record
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.change_set ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.change_set
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.delivery ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.delivery
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.wave ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.wave
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.ticket
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));

ALTER TABLE lokalkontakt.answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON lokalkontakt.answer
    USING (register IN (SELECT a.register FROM lokalkontakt.access a WHERE a.role = current_user));
