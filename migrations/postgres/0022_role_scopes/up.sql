-- The locations to which a person's role is kept. A role without a row here covers the whole organisation.
CREATE TABLE role_scopes (
    person_id TEXT NOT NULL REFERENCES people (id),
    role TEXT NOT NULL,
    mpn TEXT NOT NULL REFERENCES locations (mpn),
    PRIMARY KEY (person_id, role, mpn)
);
CREATE INDEX role_scopes_of_location ON role_scopes (mpn);

-- Who gave whom which roles, where they apply, and whether the person may sign in: each row is how it was from then on.
CREATE TABLE role_changes (
    person_id TEXT NOT NULL REFERENCES people (id),
    number INTEGER NOT NULL,
    at TIMESTAMP NOT NULL,
    -- The name of whoever did it, as it was then; empty for the command line.
    by_name TEXT NOT NULL,
    roles TEXT NOT NULL,
    -- `role@mpn`, separated by blanks.
    scopes TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (person_id, number)
);
CREATE FUNCTION role_changes_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'role_changes is append only'; END $$;
CREATE TRIGGER role_changes_are_not_changed BEFORE UPDATE OR DELETE ON role_changes
FOR EACH ROW EXECUTE FUNCTION role_changes_append_only();
