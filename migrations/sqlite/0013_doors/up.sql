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

-- A letter may be about a person and no claim. SQLite cannot let go of a NOT NULL, so the table is made anew.
CREATE TEMP TABLE outbox_before AS SELECT * FROM outbox;
DROP TABLE outbox;
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    -- What the letter is about: an event of a claim, or a person alone.
    claim_id TEXT REFERENCES claims (id),
    person_id TEXT REFERENCES people (id),
    seq INTEGER NOT NULL,
    notice TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    tries INTEGER NOT NULL,
    next_try_at TIMESTAMP NOT NULL,
    leased_until TIMESTAMP,
    sent_at TIMESTAMP,
    gave_up_at TIMESTAMP,
    last_error TEXT,
    -- waiting, sent or failed: kept beside the dates so that each list is one index.
    state TEXT NOT NULL,
    -- Writing twice is impossible.
    UNIQUE (claim_id, seq, notice, email)
);
CREATE INDEX outbox_by_turn ON outbox (state, next_try_at, id);
CREATE INDEX outbox_of_claim ON outbox (claim_id, notice, email, created_at);
CREATE INDEX outbox_by_age ON outbox (created_at, id);
INSERT INTO outbox (id, claim_id, seq, notice, email, name, language, created_at, tries, next_try_at, leased_until, sent_at, gave_up_at, last_error, state)
    SELECT id, claim_id, seq, notice, email, name, language, created_at, tries, next_try_at, leased_until, sent_at, gave_up_at, last_error, state FROM outbox_before;
DROP TABLE outbox_before;
