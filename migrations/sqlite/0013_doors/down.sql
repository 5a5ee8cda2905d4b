CREATE TEMP TABLE outbox_before AS SELECT * FROM outbox WHERE claim_id IS NOT NULL;
DROP TABLE outbox;
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL REFERENCES claims (id),
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
ALTER TABLE sessions DROP COLUMN used_at;
DROP TABLE password_links;
DROP TABLE tries;
