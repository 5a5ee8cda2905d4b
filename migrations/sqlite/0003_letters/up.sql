-- Letters to send, written in the transaction of the event they tell of.
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
