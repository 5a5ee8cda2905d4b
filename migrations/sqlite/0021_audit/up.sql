-- What was done and read, apart from the claims' history: who, what, on which things, from where. Nothing here refers
-- to another table, so that a trace outlives what it is of.
CREATE TABLE audit_entries (
    number BIGINT NOT NULL PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    deed TEXT NOT NULL,
    -- By which way in: pages, command line, demonstration, the portal itself.
    entrance TEXT NOT NULL,
    actor_id TEXT,
    person_id TEXT,
    partner_id TEXT,
    claim_id TEXT,
    poe_id TEXT,
    -- What else there is to say, a list of pairs.
    facts TEXT NOT NULL,
    address TEXT NOT NULL,
    device TEXT NOT NULL,
    -- SHA-256 over the previous entry's digest and this row: a changed or missing entry is found.
    digest TEXT NOT NULL
);
CREATE INDEX audit_entries_by_time ON audit_entries (at, number);
CREATE INDEX audit_entries_by_deed ON audit_entries (deed, at, number);
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at, number);
CREATE INDEX audit_entries_by_person ON audit_entries (person_id, at, number);
CREATE INDEX audit_entries_by_claim ON audit_entries (claim_id, at, number);

-- How many there are and the digest of the last: an end that was cut off is found too.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    entries BIGINT NOT NULL,
    digest TEXT NOT NULL
);
INSERT INTO audit_head (id, entries, digest) VALUES (1, 0, '');

CREATE TRIGGER audit_entries_are_not_changed BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append only'); END;
CREATE TRIGGER audit_entries_are_not_removed BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append only'); END;
CREATE TRIGGER audit_head_only_goes_on BEFORE UPDATE ON audit_head WHEN NEW.entries <> OLD.entries + 1
BEGIN SELECT RAISE(ABORT, 'audit_head only goes on'); END;
CREATE TRIGGER audit_head_is_not_removed BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit_head only goes on'); END;
