-- A role for the program that receives answers over the web: it finds a ticket by its code, keeps drafts and stores
-- answers of one register. It reads no record, no history, no answer and no key that codes are made of.
--
--     psql -v role=hedensted_svar -v register=hedensted -f respondents.sql postgresql://owner@server/database
--
-- and then, once: \password hedensted_svar

\set ON_ERROR_STOP on

BEGIN;

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role')
\gexec

GRANT USAGE ON SCHEMA lokalkontakt TO :"role";
GRANT SELECT ON lokalkontakt.version, lokalkontakt.access TO :"role";
GRANT SELECT (id, format, scrub, filled) ON lokalkontakt.register TO :"role";
GRANT SELECT (register, id, mode, setup, submitted) ON lokalkontakt.wave TO :"role";
GRANT SELECT, UPDATE (used, draft) ON lokalkontakt.ticket TO :"role";
GRANT INSERT ON lokalkontakt.answer TO :"role";

INSERT INTO lokalkontakt.access (role, register) VALUES (:'role', :'register') ON CONFLICT DO NOTHING;

COMMIT;
