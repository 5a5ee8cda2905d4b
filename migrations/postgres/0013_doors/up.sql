-- Tries at signing in that came to nothing, by account, address and device: each key is a keyed hash.
CREATE TABLE tries (
    key TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    next_at TIMESTAMP NOT NULL,
    last_at TIMESTAMP NOT NULL
);
CREATE INDEX tries_by_age ON tries (last_at);

-- Links with which somebody chooses a password, each in one letter.
CREATE TABLE password_links (
    id TEXT NOT NULL PRIMARY KEY,
    -- SHA-256 of the token in the letter: a stolen table opens no account.
    token_digest TEXT NOT NULL UNIQUE,
    person_id TEXT NOT NULL REFERENCES people (id),
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL
);
CREATE INDEX password_links_of_person ON password_links (person_id);
CREATE INDEX password_links_by_expiry ON password_links (expires_at);

-- When a session was used last, as far as it was written down.
ALTER TABLE sessions ADD COLUMN used_at TIMESTAMP;

-- A letter may be about a person and no claim.
ALTER TABLE outbox ALTER COLUMN claim_id DROP NOT NULL;
ALTER TABLE outbox ADD COLUMN person_id TEXT REFERENCES people (id);
