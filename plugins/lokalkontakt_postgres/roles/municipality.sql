-- A role for one municipality: it reads and writes its own register, sees no other, and can neither change tables, make
-- registers nor rewrite history. Run by the owner of the tables, again for each further register of the same role:
--
--     psql -v role=hedensted -v register=hedensted -f municipality.sql postgresql://owner@server/database
--
-- and then, once: \password hedensted

\set ON_ERROR_STOP on

BEGIN;

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role')
\gexec

GRANT USAGE ON SCHEMA lokalkontakt TO :"role";
GRANT SELECT ON lokalkontakt.version, lokalkontakt.access TO :"role";
GRANT SELECT, UPDATE (head, format, scrub, filled) ON lokalkontakt.register TO :"role";
GRANT SELECT, INSERT ON lokalkontakt.change_set TO :"role";
GRANT SELECT, INSERT, UPDATE, DELETE
    ON lokalkontakt.record, lokalkontakt.delivery, lokalkontakt.wave, lokalkontakt.ticket, lokalkontakt.answer,
        lokalkontakt.access_log
    TO :"role";

INSERT INTO lokalkontakt.access (role, register) VALUES (:'role', :'register') ON CONFLICT DO NOTHING;

COMMIT;
