DELETE FROM outbox WHERE claim_id IS NULL;
ALTER TABLE outbox DROP COLUMN person_id;
ALTER TABLE outbox ALTER COLUMN claim_id SET NOT NULL;
ALTER TABLE sessions DROP COLUMN used_at;
DROP TABLE password_links;
DROP TABLE tries;
