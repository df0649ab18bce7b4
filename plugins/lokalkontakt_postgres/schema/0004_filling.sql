-- How far filling came, as a JSON document, as long as the register is only half filled. Everybody who opens it must see
-- that, and whoever may move the head may fill.
ALTER TABLE lokalkontakt.register ADD COLUMN filled text;

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT DISTINCT a.role FROM lokalkontakt.access a JOIN pg_roles r ON r.rolname = a.role LOOP
        EXECUTE format('GRANT SELECT (filled) ON lokalkontakt.register TO %I', name);
        IF has_column_privilege(name, 'lokalkontakt.register', 'head', 'UPDATE') THEN
            EXECUTE format('GRANT UPDATE (filled) ON lokalkontakt.register TO %I', name);
        END IF;
    END LOOP;
END
$$;
