-- Organisations, their locations, the people who sign in, and their sessions.
CREATE TABLE partners (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    -- The organisation's own domain: partner and customer may not be the same company.
    domain TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL
);

CREATE TABLE locations (
    mpn TEXT NOT NULL PRIMARY KEY,
    partner_id TEXT NOT NULL REFERENCES partners (id),
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    enrolled BOOLEAN NOT NULL
);
CREATE INDEX locations_of_partner ON locations (partner_id, mpn);

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    -- In lower case: one address is one person.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    -- Null for Microsoft's people.
    partner_id TEXT REFERENCES partners (id),
    -- Role keys, separated by blanks.
    roles TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    must_change_password BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL
);
CREATE INDEX people_of_partner ON people (partner_id, name);

CREATE TABLE sessions (
    -- SHA-256 of the key in the cookie: a stolen table opens no session.
    key_digest TEXT NOT NULL PRIMARY KEY,
    person_id TEXT REFERENCES people (id),
    state TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX sessions_of_person ON sessions (person_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);
