-- When the partner of a claim is to be reminded next.
CREATE TABLE reminders (
    claim_id TEXT NOT NULL PRIMARY KEY REFERENCES claims (id),
    at TIMESTAMP NOT NULL
);
CREATE INDEX reminders_by_turn ON reminders (at, claim_id);

-- The approved claims whose customer has not been told: no deadline runs for them. `store::lists` repeats the index's
-- condition word for word.
CREATE INDEX claims_untold ON claims (status, changed_at, id)
    WHERE due_at IS NULL AND phase IN ('consent-open', 'dispute-consent-open');

-- The same file on another claim is found by its digest.
CREATE INDEX poe_files_by_digest ON poe_files (digest, claim_id);

-- A wish to be rejected ends where no reviewer can confirm it any more.
UPDATE claims SET asked_to_reject = FALSE
    WHERE phase IN ('rejected', 'rejected-finally', 'associated', 'discarded', 'editing');
